//! Spacing and sizes of the map, one set, in map pixels at 100 %.

/// The sizes everything is laid out by; read from `assets/themes/metrics.ron`.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metrics {
    /// Around the picture.
    pub margin: f64,
    pub label_column: f64,
    pub stage_column: f64,
}
