//! The canvas: what needs no graphics card is checked here.

mod atlas;
mod budget;
mod cache;
mod frames;
mod plate;
mod thumbnail;
mod tiles;
mod view;
