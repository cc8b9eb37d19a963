//! Lines without the spaces at their ends, each at its side.
//!
//! Parley lets spaces at the end of a line hang only where they run in the paragraph's direction; an English word at
//! the end of an Arabic line would be pushed out of its box.

use super::shape::Fit;
use super::text::{GlyphRun, Line};

/// Puts every line where `fit` wants it.
pub(super) fn align(lines: &mut [Line], right_to_left: bool, fit: Fit) {
    let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
    let room = fit.width().unwrap_or(widest);
    for line in lines {
        let left = match fit {
            Fit::Free | Fit::Start(_) if !right_to_left => 0.0,
            // A line too wide for its box begins where its readers begin.
            Fit::Free | Fit::Start(_) | Fit::Right(_) => room - line.width,
            Fit::Centre(_) => (room - line.width).max(0.0) / 2.0,
        };
        let by = left - line.left;
        for run in &mut line.runs {
            shift(run, by);
        }
        line.left = left;
    }
}

/// Takes the spaces at a line's end away: so many glyphs of each run.
pub(super) fn trim(line: &mut Line, spaces: &[usize], right_to_left: bool) {
    // The last words may stand in a run in the middle of the line.
    for (i, &spaces) in spaces.iter().enumerate().filter(|(_, spaces)| **spaces > 0) {
        let Some(run) = line.runs.get_mut(i) else { continue };
        let inward = run.right_to_left != right_to_left;
        let gone = drop_spaces(run, spaces.min(run.glyphs.len()));
        if !inward {
            continue;
        }
        // What stood beyond the spaces closes up, towards where the line begins.
        if right_to_left {
            line.runs[..=i].iter_mut().for_each(|run| shift(run, gone));
        } else {
            line.runs[i..].iter_mut().for_each(|run| shift(run, -gone));
        }
    }
    line.runs.retain(|run| !run.glyphs.is_empty());
    measure(line);
}

/// Takes the glyphs of the last spaces away, and says how wide they were.
fn drop_spaces(run: &mut GlyphRun, spaces: usize) -> f32 {
    let right = run.left + run.width;
    let kept = run.glyphs.len() - spaces;
    if run.right_to_left {
        let left = run.glyphs.get(spaces).map_or(right, |glyph| glyph.x);
        let gone = left - run.left;
        run.glyphs.drain(..spaces);
        run.left = left;
        run.width -= gone;
        gone
    } else {
        let end = run.glyphs.get(kept).map_or(right, |glyph| glyph.x);
        run.glyphs.truncate(kept);
        run.width = end - run.left;
        right - end
    }
}

fn measure(line: &mut Line) {
    let left = line.runs.iter().map(|run| run.left).reduce(f32::min).unwrap_or_default();
    let right = line.runs.iter().map(|run| run.left + run.width).reduce(f32::max).unwrap_or_default();
    line.left = left;
    line.width = (right - left).max(0.0);
}

fn shift(run: &mut GlyphRun, by: f32) {
    run.left += by;
    for glyph in &mut run.glyphs {
        glyph.x += by;
    }
}
