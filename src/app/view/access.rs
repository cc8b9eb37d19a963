//! The map for screen readers: every stage, lane, card and face that is seen is a node with a name, a role and a
//! description, nested as on the map. One of them at a time has the keyboard; arrows walk among them.

use egui::accesskit::{Action, Node};
use egui::{Id, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo};

use super::names::Names;
use super::place::Place;
use crate::app::outline::transition_name;
use crate::app::widgets::{tell_beside, tell_selected};
use crate::editor::{Editor, Thing};
use crate::export::raster::LEGIBLE;
use crate::layout::{LaneBody, LaneBox, Pane, SentimentBox};
use crate::map::{Map, Numbers, counted};

/// What assistive technology asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Asked {
    Select(Thing),
    Better(Thing),
    Worse(Thing),
}

/// The id of a thing's node.
pub(super) fn id(thing: &Thing) -> Id {
    Id::unique(("on the map", thing))
}

/// Whether assistive technology listens.
pub(super) fn heard(ui: &Ui) -> bool {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |_| ()).is_some()
}

/// One pass over what is seen.
struct Pass<'a> {
    editor: &'a Editor,
    map: &'a Map,
    place: &'a Place<'a>,
    /// What is seen of the cells, in map pixels.
    sight: kurbo::Rect,
    names: &'a mut Names,
    /// Whether the text on cards can be read; of others thousands may be seen.
    legible: bool,
    /// The node that may have the keyboard.
    focus: Option<Thing>,
    asked: Vec<Asked>,
}

/// Makes the nodes below `ui`; gives what was asked of them.
pub(super) fn show(ui: &mut Ui, editor: &Editor, names: &mut Names, place: &Place<'_>) -> Vec<Asked> {
    let focus = editor.focus().or_else(|| editor.selection().lead()).cloned();
    let sight = place.camera.seen();
    let text = editor.metrics().text.card.size * place.camera.zoom() as f32 * ui.pixels_per_point();
    let legible = text >= LEGIBLE;
    let mut pass = Pass { editor, map: editor.map(), place, sight, names, legible, focus, asked: Vec::new() };
    pass.title(ui);
    pass.stages(ui);
    for lane in &editor.layout().lanes {
        if !lane.lane.is_empty() && pass.seen(Pane::Body, lane.rect).is_some() {
            pass.lane(ui, lane);
        }
    }
    pass.links(ui);
    pass.asked
}

impl Pass<'_> {
    fn seen(&self, pane: Pane, rect: kurbo::Rect) -> Option<Rect> {
        let rect = self.place.rect(pane, rect).intersect(self.place.clip(pane));
        rect.is_positive().then_some(rect)
    }

    fn node(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        thing: Thing,
        role: Role,
        name: &str,
        describe: impl FnOnce(&mut Node),
    ) {
        // Only one node is a stop of the Tab key: a map of a thousand cards would be a thousand stops.
        let focusable = self.focus.as_ref() == Some(&thing);
        let sense = if focusable { Sense::focusable_noninteractive() } else { Sense::hover() };
        let response = ui.interact(rect, id(&thing), sense);
        let selected = self.editor.selection().has(&thing);
        response.widget_info(|| WidgetInfo::selected(role, true, selected, name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            tell_selected(node, selected);
            node.add_action(Action::Focus);
            node.add_action(Action::Click);
            describe(node);
        });
        let wants = |action| ui.input(|input| input.has_accesskit_action_request(response.id, action));
        if wants(Action::Increment) {
            self.asked.push(Asked::Better(thing));
        } else if wants(Action::Decrement) {
            self.asked.push(Asked::Worse(thing));
        } else if wants(Action::Click) || wants(Action::Focus) {
            self.asked.push(Asked::Select(thing));
        }
    }

    fn title(&mut self, ui: &mut Ui) {
        let title = &self.editor.layout().title;
        let rect = self.place.rect(Pane::Body, title.rect).intersect(self.place.clip_of(&Thing::Head, Pane::Body));
        if !rect.is_positive() {
            return;
        }
        let name = title.title.paragraph.text.clone();
        let below = title.subtitle.as_ref().map(|line| line.paragraph.text.to_string()).unwrap_or_default();
        self.node(ui, rect, Thing::Head, Role::Heading, &name, |node| node.set_description(below));
    }

    fn stages(&mut self, ui: &mut Ui) {
        let builder = UiBuilder::new().scope_id(Id::unique("stages on the map"));
        let builder = builder.accessibility_role(Role::Row).accessibility_label("Stages");
        let mut row = ui.new_child(builder.max_rect(self.place.canvas));
        let editor = self.editor;
        let heads = editor.layout().heads.iter().filter(|head| !head.stage.is_empty());
        let count = self.map.stages.len();
        self.transitions(&mut row);
        for (at, head) in heads.enumerate() {
            if let Some(rect) = self.seen(Pane::Heads, head.rect) {
                let cards = counted(self.names.cards_in(self.map, &head.stage), "card");
                let told = format!("Stage {} of {count}, {cards}", at + 1);
                let thing = Thing::Stage(head.stage.clone());
                let name = head.name.paragraph.text.clone();
                self.node(&mut row, rect, thing, Role::ColumnHeader, &name, |node| node.set_description(told));
            }
            for step in &head.steps {
                if let Some(rect) = self.seen(Pane::Heads, step.rect) {
                    let told = format!("Step of {}", head.name.paragraph.text);
                    let name = step.name.paragraph.text.clone();
                    let thing = Thing::Step(step.step.clone());
                    self.node(&mut row, rect, thing, Role::ColumnHeader, &name, |node| node.set_description(told));
                }
            }
        }
    }

    /// The arrows between stages.
    fn transitions(&mut self, row: &mut Ui) {
        let editor = self.editor;
        for shown in &editor.layout().transitions {
            // Above the heads, where no cells are.
            let rect = self.place.rect(Pane::Body, shown.bounds()).intersect(self.place.canvas);
            if !rect.is_positive() {
                continue;
            }
            let Some(arrow) = self.map.transition(&shown.transition) else { continue };
            let name = transition_name(self.map, arrow);
            let thing = Thing::Transition(arrow.id.clone());
            self.node(row, rect, thing, Role::ListItem, &name, |node| node.set_description("Transition"));
        }
    }

    /// The arrows between cards that are seen.
    fn links(&mut self, ui: &mut Ui) {
        let editor = self.editor;
        let asked = editor.asked_links();
        let mut links = editor.layout().links.iter().chain(&asked).peekable();
        if links.peek().is_none() {
            return;
        }
        let builder = UiBuilder::new().scope_id(Id::unique("links on the map"));
        let builder = builder.accessibility_role(Role::List).accessibility_label("Links");
        let mut list = ui.new_child(builder.max_rect(self.place.canvas));
        for link in links {
            let thing = Thing::Link(link.link.clone());
            if !self.legible && self.focus.as_ref() != Some(&thing) {
                continue;
            }
            let Some(rect) = self.seen(Pane::Body, link.bounds().inflate(2.0, 2.0)) else { continue };
            let Some(name) = self.names.link(self.map, &link.link) else { continue };
            self.node(&mut list, rect, thing, Role::ListItem, &name, |node| node.set_description("Link"));
        }
    }

    fn lane(&mut self, ui: &mut Ui, lane: &LaneBox) {
        let name = self.map.lane(&lane.lane).map_or_else(String::new, |lane| self.map.lane_label(lane));
        let builder = UiBuilder::new().scope_id(Id::unique(("lane on the map", &lane.lane)));
        let builder = builder.accessibility_role(Role::Row).accessibility_label(name.clone());
        let mut row = ui.new_child(builder.max_rect(self.place.canvas));
        if let Some(rect) = self.seen(Pane::Labels, lane.label) {
            let told = format!("Lane of {}", lane.kind.plural());
            let thing = Thing::Lane(lane.lane.clone());
            let folded = self.editor.folded().contains(&lane.lane);
            self.node(&mut row, rect, thing, Role::RowHeader, &name, |node| {
                node.set_description(told);
                node.set_expanded(!folded);
                if folded {
                    tell_beside(node, "folded");
                }
            });
        }
        match &lane.body {
            LaneBody::Cards(_) if !self.legible => {
                // From so far away cards are looked for in the outline; only the one with the keyboard has its node.
                let Some(Thing::Card(id)) = self.focus.clone() else { return };
                let card = self
                    .editor
                    .layout()
                    .card(&id)
                    .filter(|_| self.map.card(&id).is_some_and(|c| c.at.lane == lane.lane));
                if let Some(rect) = card.and_then(|card| self.seen(Pane::Body, card.rect)) {
                    self.card(&mut row, rect, &id);
                }
            }
            LaneBody::Cards(_) => {
                let (editor, sight) = (self.editor, self.sight);
                for cell in editor.layout().cells_within(lane, sight.x0, sight.x1) {
                    for card in cell.cards.between(sight.y0, sight.y1) {
                        if let Some(rect) = self.seen(Pane::Body, card.rect) {
                            self.card(&mut row, rect, card.id);
                        }
                    }
                }
            }
            LaneBody::Sentiment(chart) => self.sentiment(&mut row, lane, chart),
            LaneBody::Funnel(_) | LaneBody::Metrics(_) | LaneBody::Folded => {}
        }
    }

    fn card(&mut self, ui: &mut Ui, rect: Rect, card: &crate::map::Id) {
        let Some((name, told)) = self.names.card(self.map, card).cloned() else { return };
        self.node(ui, rect, Thing::Card(card.clone()), Role::ListItem, &name, |node| node.set_description(told));
    }

    fn sentiment(&mut self, ui: &mut Ui, lane: &LaneBox, chart: &SentimentBox) {
        let numbers = Numbers::of(&self.map.head.language);
        for anchor in &chart.anchors {
            let size = (anchor.radius * 2.0, anchor.radius * 2.0);
            let centre = anchor.centre + kurbo::Vec2::new(0.0, lane.rect.y0);
            let Some(rect) = self.seen(Pane::Body, kurbo::Rect::from_center_size(centre, size)) else {
                continue;
            };
            let stage = self.map.column_name(&anchor.at).unwrap_or_default();
            let said = anchor.value.map_or_else(|| "no value".to_owned(), |value| numbers.signed(value));
            let name = format!("Sentiment at {stage}");
            let quote = self.map.sentiment(&chart.persona, &anchor.at).map(|s| s.quote.clone()).unwrap_or_default();
            let thing = Thing::Sentiment { persona: chart.persona.clone(), at: anchor.at.clone() };
            let (scale, value) = (chart.scale, anchor.value);
            self.node(ui, rect, thing, Role::Slider, &name, |node| {
                node.set_description(quote);
                node.set_value(said.as_str());
                node.set_min_numeric_value(scale.min.get());
                node.set_max_numeric_value(scale.max.get());
                match value {
                    Some(value) => node.set_numeric_value(value.get()),
                    None => tell_beside(node, &said),
                }
                node.add_action(Action::Increment);
                node.add_action(Action::Decrement);
            });
        }
    }
}
