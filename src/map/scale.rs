//! Changing the sentiment scale, with the values on it.

use super::{Change, Edit, Finite, Map, Record, Scale, Sentiment};

impl Map {
    /// Changes the scale and carries every sentiment to the same place on the new one: the middle stays the middle.
    /// Whole numbers stay whole where the new scale's ends are whole.
    pub fn edit_rescale(&self, scale: Scale) -> Edit {
        let old = self.head.scale;
        let whole = scale.min.get().fract() == 0.0 && scale.max.get().fract() == 0.0;
        let carry = |value: Finite| {
            let raw = scale.min.get() + old.fraction(value) * (scale.max.get() - scale.min.get());
            let rounded = if whole { raw.round() } else { (raw * 100.0).round() / 100.0 };
            Finite::new(rounded.clamp(scale.min.get(), scale.max.get())).unwrap_or(scale.min)
        };
        let carried: Vec<(usize, Sentiment)> = self
            .sentiments
            .iter()
            .enumerate()
            .filter_map(|(i, sentiment)| {
                let value = sentiment.value.map(carry)?;
                Some((i, Sentiment { value: Some(value), ..sentiment.clone() }))
            })
            .collect();
        let head = self.edit_head(|head| head.scale = scale);
        if carried.is_empty() {
            return head;
        }
        // Neither scale holds the values of the other, so they are away while it changes.
        let keys = carried.iter().map(|(_, sentiment)| sentiment.key()).collect();
        Edit::All(vec![Edit::Sentiment(Change::Remove(keys)), head, Edit::Sentiment(Change::Insert(carried))])
    }
}
