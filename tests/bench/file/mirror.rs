//! The same data as plain structs with derived code: what reading and writing a map would cost without keeping
//! unknown fields, checking bounds or mending ids.
#![allow(dead_code)]

use serde::{Deserialize, Serialize};

macro_rules! plain {
    ($($name:ident { $($field:ident: $type:ty),* $(,)? })*) => {$(
        #[derive(Default, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name {
            $(#[serde(skip_serializing_if = "unset")] pub $field: $type,)*
        }
    )*};
}

/// Leaves defaults out, as our printer does.
fn unset<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

macro_rules! same {
    ($($name:ident),*) => {$(
        impl PartialEq for $name {
            fn eq(&self, _: &Self) -> bool {
                false
            }
        }
    )*};
}
same!(Head, Persona, Stage, Lane, Card, Evidence, Sentiment, Link, Funnel, Segment, Match);

plain! {
    Head { min: f64, max: f64 }
    Persona { id: String, name: String, role: String }
    Stage { id: String, name: String, owner: String, width: Option<u16> }
    Lane { id: String, kind: Kind, name: String, hint: String, persona: String, funnel: String, hidden: bool }
    Card {
        id: String, at: (String, String), kind: Kind, text: String, offer: String, timing: String, channel: String,
        crucial: bool, severity: Option<u8>, frequency: Option<u8>, value: Option<u8>, business_value: Option<u8>,
        effort: Option<u8>, owner: String, evidence: Option<Evidence>, tags: Vec<String>, note: String,
    }
    Evidence { level: Level, source: String }
    Sentiment { persona: String, at: String, value: Option<f64>, quote: String }
    Link { id: String, kind: LinkKind, from: String, to: String }
    Funnel {
        id: String, name: String, unit: String, steps: Vec<String>, segments: Vec<Segment>, matches: Vec<Match>,
    }
    Segment { name: String, counts: Vec<u64> }
    Match { step: u32, at: String, by: By }
}

/// A map.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Mirror {
    pub format: u32,
    pub id: String,
    pub written_by: String,
    pub title: String,
    pub language: String,
    pub scale: Head,
    pub personas: Vec<Persona>,
    pub stages: Vec<Stage>,
    pub lanes: Vec<Lane>,
    pub cards: Vec<Card>,
    pub sentiments: Vec<Sentiment>,
    pub links: Vec<Link>,
    pub funnels: Vec<Funnel>,
}

macro_rules! word {
    ($($name:ident { $first:ident $(, $rest:ident)* })*) => {$(
        #[derive(Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
        pub enum $name { #[default] Unset, $first $(, $rest)* }
    )*};
}
word! {
    Kind { Action, Touchpoint, Motive, PainPoint, Opportunity, Tactic, Sentiment, Funnel }
    Level { Assumed, Observed }
    LinkKind { Answers }
    By { Guess, Hand }
}
