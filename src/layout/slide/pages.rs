//! Which charts share a slide: a funnel stays under the sentiment line it is read against, as far as there is room.

use std::ops::Range;

/// What a chart needs of a slide's height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Need {
    /// With all that was said.
    pub(super) quoted: f64,
    /// Without.
    pub(super) silent: f64,
    /// Of its name and note, at least.
    pub(super) label: f64,
    /// Funnels: the height of the tallest bar.
    pub(super) bars: Option<f64>,
}

/// Charts that share a slide.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Page {
    pub(super) charts: Range<usize>,
    /// Whether what was said is shown; else it is left to the slides of the stages.
    pub(super) quotes: bool,
    /// The height left over; below zero the bars have to give it.
    pub(super) spare: f64,
}

/// So much of their height bars give so that a slide holds the sentiment line and the funnel both.
const LOWER: f64 = 0.4;

/// Shares charts out over slides with this much room, in their order.
pub(super) fn pages(needs: &[Need], room: f64) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for unit in units(needs) {
        let longer = pages.last().and_then(|last| fit(needs, last.charts.start..unit.end, room));
        if let (Some(page), Some(last)) = (longer, pages.last_mut()) {
            *last = page;
        } else if let Some(page) = fit(needs, unit.clone(), room) {
            pages.push(page);
        } else {
            let first = pages.len();
            for chart in unit {
                let open = pages.last().filter(|_| pages.len() > first);
                let longer = open.and_then(|last| fit(needs, last.charts.start..chart + 1, room));
                match (longer, pages.last_mut()) {
                    (Some(page), Some(last)) => *last = page,
                    _ => {
                        let alone = Page { charts: chart..chart + 1, quotes: false, spare: 0.0 };
                        pages.push(fit(needs, chart..chart + 1, room).unwrap_or(alone));
                    }
                }
            }
        }
    }
    pages
}

/// Sentiment lines with the funnels below them.
fn units(needs: &[Need]) -> Vec<Range<usize>> {
    let begins = |i: &usize| *i == 0 || needs[*i].bars.is_none() && needs[*i - 1].bars.is_some();
    let starts: Vec<usize> = (0..needs.len()).filter(begins).collect();
    let ends = starts.iter().skip(1).copied().chain([needs.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// How charts fit on one slide: rather with lower bars than without what was said.
fn fit(needs: &[Need], charts: Range<usize>, room: f64) -> Option<Page> {
    let here = &needs[charts.clone()];
    let bars: f64 = here.iter().filter_map(|need| need.bars).sum();
    [true, false].into_iter().find_map(|quotes| {
        let height = |need: &Need| if quotes { need.quoted } else { need.silent }.max(need.label);
        let spare = room - here.iter().map(height).sum::<f64>();
        (spare >= -bars * LOWER).then(|| Page { charts: charts.clone(), quotes, spare })
    })
}
