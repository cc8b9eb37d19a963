//! A picture in the middle of a larger one.

use kurbo::{Size, Vec2};

use super::{Group, Picture};

impl Picture {
    /// The same on a ground of `size`, in its middle; a side that is shorter than the picture's stays as it is.
    #[must_use]
    pub fn framed(self, size: Size) -> Self {
        let size = Size::new(size.width.max(self.size.width), size.height.max(self.size.height));
        let by = Vec2::new(size.width - self.size.width, size.height - self.size.height) / 2.0;
        let moved = |group: Group| Group { offset: group.offset + by, ..group };
        Self { size, groups: self.groups.into_iter().map(moved).collect(), ..self }
    }
}
