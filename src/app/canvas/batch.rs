//! Quads in their order, as few meshes as that order allows.

use egui::{Color32, Mesh, Painter, Rect, Shape, TextureId};

use super::pages::white;

/// Quads that wait to be drawn within one clip rectangle.
#[derive(Default)]
pub(super) struct Batch {
    meshes: Vec<Mesh>,
}

impl Batch {
    /// A part of a page; `tint` is premultiplied, white for the texture as it is.
    pub(super) fn textured(&mut self, page: TextureId, rect: Rect, uv: Rect, tint: Color32) {
        match self.meshes.last_mut() {
            Some(mesh) if mesh.texture_id == page => mesh.add_rect_with_uv(rect, uv, tint),
            Some(_) | None => {
                let mut mesh = Mesh::with_texture(page);
                mesh.add_rect_with_uv(rect, uv, tint);
                self.meshes.push(mesh);
            }
        }
    }

    /// One colour, from the white of whatever texture is in use.
    pub(super) fn plain(&mut self, rect: Rect, color: Color32) {
        let texture = self.meshes.last().map(|mesh| mesh.texture_id).unwrap_or_default();
        let white = if texture == TextureId::default() { egui::epaint::WHITE_UV } else { white() };
        self.textured(texture, rect, Rect::from_min_max(white, white), color);
    }

    pub(super) fn paint(self, painter: &Painter) {
        painter.extend(self.meshes.into_iter().map(Shape::from));
    }
}
