//! Which product a table comes from, by its head and its headings.

use super::Vendor;
use super::fold::fold;
use super::tables::Table;

/// Recognises the product; `tabbed`: first cells begin with a tab.
pub(super) fn recognise(table: &Table, tabbed: bool) -> Vendor {
    let headings: Vec<String> = table.header.iter().flat_map(|row| row.cells.iter()).map(|cell| fold(cell)).collect();
    let head: Vec<String> = table.head.iter().map(|line| fold(line)).collect();
    let has = |name: &str| headings.iter().any(|heading| heading == name);
    let any = |part: &str| headings.iter().any(|heading| heading.contains(part));
    let says = |part: &str| head.iter().any(|line| line.contains(part));
    let numbered = headings.iter().filter(|heading| heading.starts_with("step ")).count();
    match () {
        () if has("funnelstepname") => Vendor::Ga4,
        () if has("overall_conv_ratio") => Vendor::Mixpanel,
        () if has("conversion_rate_step") => Vendor::Plausible,
        () if has("cumulativeraw") => Vendor::Amplitude,
        () if has("action_id") && has("order") => Vendor::Posthog,
        () if any("step_nb_visits") || has("nb_visits_step") => Vendor::Matomo,
        () if has("breakdown_value") || has("average_conversion_time (seconds)") => Vendor::Posthog,
        () if any("$overall") || table.rows.iter().any(|row| row.cell(0) == "$overall") => Vendor::Mixpanel,
        () if any("sessions that completed checkout") || any("sessions with cart additions") => Vendor::Shopify,
        () if has("serie") && numbered > 0 => Vendor::Bloomreach,
        () if says("report suite") => Vendor::Adobe,
        () if says("ga4") || says("google analytics") || (any("completion rate") && any("abandonment")) => Vendor::Ga4,
        () if says("funnel analysis") || (tabbed && has("segment") && has("conversion")) => Vendor::Amplitude,
        () if has("conversion from previous step") && has("conversion from first step") => Vendor::Heap,
        () if has("lifecycle stage") || (has("next step conversion") && has("cumulative conversion")) => {
            Vendor::Hubspot
        }
        () if numbered > 1 && any(" - conversion") => Vendor::Mixpanel,
        () => Vendor::Generic,
    }
}
