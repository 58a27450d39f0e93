//! Every mistake in a model is told: where it is, what is wrong, and what to write instead.

mod conditions;
mod keys;
mod many;
mod misspelt;
mod mock;
mod model;
mod mutated;
mod names;
mod operations;
mod reads;
mod reserved;
mod responses;
mod roles;
mod rules;
mod schema;
mod sources;
mod yaml;
