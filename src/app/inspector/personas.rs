//! The personas of the map: name, role, who is in front.

use egui::Ui;

use crate::app::widgets::{line, link};
use crate::app::wish::{Wish, Wishes};
use crate::map::{Map, Persona};

pub(super) fn show(ui: &mut Ui, map: &Map, wishes: &mut Wishes) {
    for (i, persona) in map.personas.iter().enumerate() {
        ui.push_id(&persona.id, |ui| one(ui, map, i, persona, wishes));
    }
    ui.add_space(2.0);
    if link(ui, "+ Add a persona").clicked() {
        wishes.push(Wish::AddPersona("New persona".to_owned()));
    }
}

fn one(ui: &mut Ui, map: &Map, at: usize, persona: &Persona, wishes: &mut Wishes) {
    let number = if map.personas.len() > 1 { format!("Persona {}", at + 1) } else { "Persona".to_owned() };
    let mut name = persona.name.clone();
    if line(ui, &number, "Jana, 34", &mut name).changed() {
        wishes.field(map, &persona.id, "name", "Rename persona", |persona: &mut Persona| persona.name = name);
    }
    let mut role = persona.role.clone();
    if line(ui, &format!("Role of {}", number.to_lowercase()), "First-time buyer", &mut role).changed() {
        wishes.field(map, &persona.id, "role", "Change role", |persona: &mut Persona| persona.role = role);
    }
    ui.horizontal(|ui| {
        if at > 0 && link(ui, "Put in front").clicked() {
            wishes.edit("Put persona in front", map.edit_front_persona(&persona.id));
        }
        if link(ui, "Remove persona").clicked() {
            wishes.push(Wish::RemovePersona(persona.id.clone()));
        }
    });
}
