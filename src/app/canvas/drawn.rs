//! The picture of what is in sight, lowered again only when layout, palette or camera change.

use rustc_hash::FxHashSet;

use crate::editor::{Camera, Editor, GhostOf};
use crate::layout::Pane;
use crate::map::Id;
use crate::picture::far::{Afar, Block, FAR};
use crate::picture::{Group, Key, Lowering, Palette, Part, Picture, Sight};

use super::{Far, Scene};

/// How much of a card is left that steps back behind others.
const DIMMED: f32 = 0.45;

/// A picture and what it was made from.
#[derive(Debug, Default)]
pub struct Drawn {
    picture: Option<Picture>,
    /// What a gesture carries.
    lifted: Vec<Group>,
    lowering: Lowering,
    /// Version of the layout, hash of the palette.
    of: (u64, u64),
    sight: Option<Sight>,
    /// Tiles of what is too far away to be drawn one by one, at which scale.
    blocks: Option<(f64, Vec<Block>)>,
}

impl Drawn {
    /// The picture of what the editor shows in its camera's sight.
    ///
    /// `pixels_per_point` are the window's.
    pub fn follow(&mut self, editor: &Editor, palette: &Palette, pixels_per_point: f64) {
        let of = (editor.layout_version(), palette.hash);
        let scale = editor.camera().zoom() * pixels_per_point;
        let sight = sight(editor.camera(), scale);
        if self.of != of {
            self.lifted = self.lowering.lifted(editor.layout(), palette);
        }
        if self.picture.is_none() || self.of != of || self.sight != Some(sight) {
            self.picture = Some(self.lowering.seen(editor.layout(), palette, &sight));
            let afar = Afar { layout: editor.layout(), palette, scale };
            self.blocks = sight.far.then(|| (scale, afar.blocks(&sight)));
            self.of = of;
            self.sight = Some(sight);
        }
    }

    /// What is to be painted of it.
    pub fn scene<'a>(&'a self, editor: &'a Editor, palette: &'a Palette) -> Option<Scene<'a>> {
        let far = self.blocks.as_ref().map(|(scale, blocks)| {
            let afar = Afar { layout: editor.layout(), palette, scale: *scale };
            Far { afar, blocks }
        });
        Some(Scene { picture: self.picture.as_ref()?, far })
    }

    /// How much of a group shines through while some cards stand out: the other cards step back. From far away no card
    /// is drawn by itself.
    pub fn opacity(&self, lit: &[Id], editor: &Editor) -> impl Fn(&Group) -> f32 + use<> {
        let card = |id: &Id| Key::of(Part::Card, id);
        let lit: FxHashSet<&Id> = lit.iter().filter(|_| self.blocks.is_none()).collect();
        let dimmed: FxHashSet<Key> = if lit.is_empty() {
            FxHashSet::default()
        } else {
            let seen = editor.layout().cards_within(editor.camera().seen()).map(|shown| shown.id);
            seen.filter(|id| !lit.contains(id)).map(card).collect()
        };
        move |group| if dimmed.contains(&group.key) { DIMMED } else { 1.0 }
    }

    /// The tag with the number of a card in sight, while numbers are shown.
    pub fn tag_of(&self, card: &Id) -> Option<&Group> {
        let key = Key::of(Part::Number, card);
        self.picture.as_ref()?.groups.iter().find(|group| group.key == key)
    }

    /// The group that shows what is dragged, if it is one that can be lifted.
    pub fn group_of(&self, of: &GhostOf) -> Option<&Group> {
        let key = match of {
            GhostOf::Card(id) => Key::of(Part::Card, id),
            GhostOf::NewCard(_) | GhostOf::Stage(_) | GhostOf::Step(_) | GhostOf::Lane(_) => return None,
        };
        // Where it may not be dropped it is not lifted out of the picture.
        let groups = self.picture.as_ref().map_or(&[][..], |picture| &picture.groups);
        self.lifted.iter().chain(groups).find(|group| group.key == key)
    }
}

/// What the camera sees, in map pixels.
fn sight(camera: &Camera, scale: f64) -> Sight {
    let seen = |pane: Pane| {
        let clip = camera.clip(pane);
        let corner = camera.to_map(pane, kurbo::Point::new(clip.x1, clip.y1));
        kurbo::Rect::from_points(camera.to_map(pane, clip.origin()), corner)
    };
    Sight { body: seen(Pane::Body), heads: seen(Pane::Heads), labels: seen(Pane::Labels), far: scale < FAR }
}
