//! The same sizes with larger text, for a room that looks at a projector.

use super::metrics::{Metrics, TextStyle, TextStyles};

impl Metrics {
    /// The sizes with every text `factor` times as large. Marks beside a text grow with it, space half as much, and
    /// columns a quarter as much: a card then grows in height rather than the map in width.
    #[must_use]
    pub fn enlarged(&self, factor: f64) -> Self {
        let marks = factor;
        let space = 1.0 + (factor - 1.0) / 2.0;
        let columns = 1.0 + (factor - 1.0) / 4.0;
        let mut new = self.clone();
        new.text = self.text.enlarged(factor as f32);
        new.columns = self.columns * columns;
        scale(columns, [&mut new.stage_column, &mut new.step_column]);
        // The narrowest column still holds the widest sign between its margins.
        scale(marks, [&mut new.least_column]);
        // As wide as the words in it: labels break where they always do.
        new.label_column *= factor;

        let head = &mut new.head;
        scale(space, [&mut head.above_subtitle, &mut head.below, &mut head.gutter, &mut head.legend_space]);
        scale(marks, [&mut head.legend_mark, &mut head.legend_gap]);
        scale(marks, [&mut new.stage.height]);
        scale(space, [&mut new.stage.point, &mut new.stage.side, &mut new.stage.gap]);
        scale(space, [&mut new.stage.padding, &mut new.stage.below, &mut new.stage.above_step]);

        let lane = &mut new.lane;
        scale(space, [&mut lane.padding, &mut lane.note_gap]);
        scale(marks, [&mut lane.label_right, &mut lane.label_baseline, &mut lane.empty]);

        let card = &mut new.card;
        scale(space, [&mut card.above, &mut card.below, &mut card.below_source, &mut card.above_source, &mut card.gap]);
        scale(marks, [&mut card.icon, &mut card.icon_gap, &mut card.below_channel]);
        scale(marks, [&mut card.chip_height, &mut card.chip_padding]);
        scale(space, [&mut card.unit, &mut card.diamond, &mut card.diamond_right]);
        scale(marks, [&mut card.severity_bar, &mut card.severity_step, &mut card.severity_height]);
        scale(space, [&mut card.mark_gap, &mut card.left, &mut card.right, &mut card.chip_right]);

        let action = &mut new.action;
        scale(space, [&mut action.gap, &mut action.bullet, &mut action.bullet_left]);

        let sentiment = &mut new.sentiment;
        let span = sentiment.height - 2.0 * sentiment.padding;
        scale(marks, [&mut sentiment.padding, &mut sentiment.face, &mut sentiment.dot, &mut sentiment.scale_gap]);
        scale(space, [&mut sentiment.clearance, &mut sentiment.quote_gap]);
        sentiment.height = span * space + 2.0 * sentiment.padding;

        let funnel = &mut new.funnel;
        scale(marks, [&mut funnel.above, &mut funnel.count_gap, &mut funnel.share_gap, &mut funnel.height]);
        scale(marks, [&mut funnel.pill_height, &mut funnel.pill_padding, &mut funnel.pill_room]);
        scale(marks, [&mut funnel.remark_height, &mut funnel.remark_padding, &mut funnel.remark_gap]);
        scale(space, [&mut funnel.bar]);

        scale(space, [&mut new.metric.gap, &mut new.metric.value_gap]);
        let transition = &mut new.transition;
        scale(marks, [&mut transition.row, &mut transition.label, &mut transition.padding, &mut transition.open]);
        scale(space, [&mut new.footer.above, &mut new.footer.gap, &mut new.footer.below]);
        new
    }
}

fn scale<const N: usize>(factor: f64, sizes: [&mut f64; N]) {
    for size in sizes {
        *size *= factor;
    }
}

impl TextStyles {
    fn enlarged(&self, factor: f32) -> Self {
        let style = |style: TextStyle| TextStyle {
            size: style.size * factor,
            line: style.line * factor,
            tracking: style.tracking * factor,
            ..style
        };
        Self {
            title: style(self.title),
            subtitle: style(self.subtitle),
            legend: style(self.legend),
            stage: style(self.stage),
            step: style(self.step),
            lane: style(self.lane),
            note: style(self.note),
            card: style(self.card),
            touchpoint: style(self.touchpoint),
            channel: style(self.channel),
            source: style(self.source),
            value: style(self.value),
            quote: style(self.quote),
            scale: style(self.scale),
            count: style(self.count),
            drop: style(self.drop),
            share: style(self.share),
            remark: style(self.remark),
            metric: style(self.metric),
            transition: style(self.transition),
            footer: style(self.footer),
            signature: style(self.signature),
        }
    }
}
