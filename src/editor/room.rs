//! How large the map's text is for the people in the room.

use kurbo::{Point, Vec2};

use super::{Editor, RoomSize, Thing};
use crate::layout::Pane;

/// What stays where it is on the canvas while everything around it grows.
enum Anchor {
    Thing(Thing, Point),
    /// Nothing in sight to hold on to: the part of the way through the map.
    Part(Vec2),
}

impl Editor {
    /// The size the canvas is laid out in.
    pub fn room_size(&self) -> RoomSize {
        self.room
    }

    /// Lays the canvas out in another size. What is selected, or else what is in the middle, stays where it is.
    pub fn set_room_size(&mut self, room: RoomSize) {
        if self.room == room {
            return;
        }
        self.land();
        let anchor = self.anchor();
        self.room = room;
        self.sizes();
        self.refresh();
        match anchor {
            Anchor::Thing(thing, before) => {
                if let Some((pane, rect)) = self.place(&thing) {
                    let after = self.camera.to_screen(pane, rect.origin());
                    self.camera.scroll_by(after - before);
                    self.reveal(&thing);
                    self.land();
                }
            }
            Anchor::Part(part) => {
                let size = self.layout().size;
                self.camera.scroll_to(Vec2::new(part.x * size.width, part.y * size.height));
            }
        }
    }

    fn anchor(&self) -> Anchor {
        let inner = self.camera.inner();
        let on_screen = |thing: &Thing| {
            let (pane, rect) = self.place(thing)?;
            let shown = self.camera.rect_to_screen(pane, rect);
            let seen = shown.intersect(inner);
            (pane == Pane::Body && seen.width() > 0.0 && seen.height() > 0.0).then(|| shown.origin())
        };
        if let Some(thing) = self.selection.lead()
            && let Some(at) = on_screen(thing)
        {
            return Anchor::Thing(thing.clone(), at);
        }
        let middle = inner.center();
        let cards = self.layout().cards().map(|card| Thing::Card(card.id.clone()));
        let nearest = cards
            .filter_map(|thing| on_screen(&thing).map(|at| (thing, at)))
            .min_by(|(_, a), (_, b)| a.distance(middle).total_cmp(&b.distance(middle)));
        match nearest {
            Some((thing, at)) if self.camera.scroll() != Vec2::ZERO => Anchor::Thing(thing, at),
            _ => {
                let (scroll, size) = (self.camera.scroll(), self.layout().size);
                Anchor::Part(Vec2::new(scroll.x / size.width.max(1.0), scroll.y / size.height.max(1.0)))
            }
        }
    }
}
