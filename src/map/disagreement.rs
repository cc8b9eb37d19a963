//! What a map takes for many who leave and for hardly anyone, where losses are read against sentiments.

use super::{Extra, Share};

/// The limits of the rule in `funnel::disagreement`; each map may have its own.
#[derive(Clone, Debug, PartialEq)]
pub struct DisagreementRule {
    /// From this loss on many leave.
    pub leave: Share,
    /// Up to this loss hardly anyone leaves.
    pub stay: Share,
    /// A neutral face looks fine, too; else it says nothing.
    pub neutral_is_fine: bool,
    pub extra: Extra,
}

impl DisagreementRule {
    /// Whether the limits leave room between them: one loss cannot be many who leave and hardly anyone.
    pub fn holds(&self) -> bool {
        self.stay < self.leave
    }
}

impl Default for DisagreementRule {
    /// Two in five, and one in ten. A stage that fewer than three of five get through loses more than any other cause
    /// explains; one in ten is what closed tabs, blocked scripts and people who were only looking take from any
    /// stage. Between the two a loss is neither news nor comfort.
    fn default() -> Self {
        Self { leave: Share::of_percent(40), stay: Share::of_percent(10), neutral_is_fine: false, extra: Extra::new() }
    }
}
