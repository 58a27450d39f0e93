//! Every mistake in a model is told: where it is, what is wrong, and what to write instead.

mod cases;
mod misspelt;
mod model;
mod mutated;
mod reserved;
