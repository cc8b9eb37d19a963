//! The products whose exports are recognised.

/// Where a table comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Vendor {
    Ga4,
    Adobe,
    Amplitude,
    Mixpanel,
    Posthog,
    Matomo,
    Bloomreach,
    Shopify,
    Heap,
    Hubspot,
    Plausible,
    /// Counted here from a log of events.
    Events,
    /// A table somebody made.
    #[default]
    Generic,
}

impl Vendor {
    pub const ALL: &'static [Self] = &[
        Self::Ga4,
        Self::Adobe,
        Self::Amplitude,
        Self::Mixpanel,
        Self::Posthog,
        Self::Matomo,
        Self::Bloomreach,
        Self::Shopify,
        Self::Heap,
        Self::Hubspot,
        Self::Plausible,
        Self::Events,
        Self::Generic,
    ];

    /// The word in the file and in JSON: "ga4".
    pub fn word(self) -> &'static str {
        match self {
            Self::Ga4 => "ga4",
            Self::Adobe => "adobe",
            Self::Amplitude => "amplitude",
            Self::Mixpanel => "mixpanel",
            Self::Posthog => "posthog",
            Self::Matomo => "matomo",
            Self::Bloomreach => "bloomreach",
            Self::Shopify => "shopify",
            Self::Heap => "heap",
            Self::Hubspot => "hubspot",
            Self::Plausible => "plausible",
            Self::Events => "events",
            Self::Generic => "generic",
        }
    }

    /// The name people know: "GA4"; empty for a table of nobody's.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ga4 => "GA4",
            Self::Adobe => "Adobe Analytics",
            Self::Amplitude => "Amplitude",
            Self::Mixpanel => "Mixpanel",
            Self::Posthog => "PostHog",
            Self::Matomo => "Matomo",
            Self::Bloomreach => "Bloomreach",
            Self::Shopify => "Shopify",
            Self::Heap => "Heap",
            Self::Hubspot => "HubSpot",
            Self::Plausible => "Plausible",
            Self::Events => "counted from events",
            Self::Generic => "",
        }
    }

    /// The name people know of a vendor as a file words it; an unknown word stands for itself.
    pub fn label_of(word: &str) -> &str {
        Self::ALL.iter().find(|vendor| vendor.word() == word).map_or(word, |vendor| vendor.label())
    }
}
