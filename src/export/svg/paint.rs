//! Colours and strokes as presentation attributes, which every program reads.

use std::fmt::Write as _;

use kurbo::{Cap, Join, Stroke};
use peniko::Color;

use super::number::{attribute, number};

/// `#rrggbb`.
pub(super) fn hex(color: Color) -> String {
    let color = color.to_rgba8();
    format!("#{:02x}{:02x}{:02x}", color.r, color.g, color.b)
}

/// ` fill="…"`, with its opacity where it lets something through.
pub(super) fn paint(out: &mut String, what: &str, color: Color) {
    let _ = write!(out, " {what}=\"{}\"", hex(color));
    let alpha = color.to_rgba8().a;
    if alpha < u8::MAX {
        let _ = write!(out, " {what}-opacity=\"{}\"", opacity(alpha));
    }
}

/// A share of 255 with three decimals, which tell all of them apart.
pub(super) fn opacity(alpha: u8) -> String {
    let text = format!("{:.3}", f64::from(alpha) / 255.0);
    text.trim_end_matches('0').trim_end_matches('.').replacen("0.", ".", 1)
}

/// The attributes of a fill and of a stroke.
pub(super) fn attributes(out: &mut String, fill: Option<Color>, stroke: Option<&(Stroke, Color)>) {
    match fill {
        Some(color) => paint(out, "fill", color),
        None => out.push_str(" fill=\"none\""),
    }
    let Some((stroke, color)) = stroke else { return };
    paint(out, "stroke", *color);
    if stroke.width != 1.0 {
        attribute(out, "stroke-width", stroke.width);
    }
    // SVG knows one cap for both ends.
    match stroke.start_cap {
        Cap::Butt => {}
        Cap::Round => out.push_str(" stroke-linecap=\"round\""),
        Cap::Square => out.push_str(" stroke-linecap=\"square\""),
    }
    match stroke.join {
        Join::Round => out.push_str(" stroke-linejoin=\"round\""),
        Join::Bevel => out.push_str(" stroke-linejoin=\"bevel\""),
        Join::Miter if stroke.miter_limit == 4.0 => {}
        Join::Miter => attribute(out, "stroke-miterlimit", stroke.miter_limit.max(1.0)),
    }
    if !stroke.dash_pattern.is_empty() {
        out.push_str(" stroke-dasharray=\"");
        for (i, dash) in stroke.dash_pattern.iter().enumerate() {
            if i > 0 {
                out.push(' ');
            }
            number(out, *dash);
        }
        out.push('"');
        if stroke.dash_offset != 0.0 {
            attribute(out, "stroke-dashoffset", stroke.dash_offset);
        }
    }
}
