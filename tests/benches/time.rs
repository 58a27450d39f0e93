//! How long everything takes. Criterion leaves its figures below `target/criterion`, from where the report takes them.

mod support;

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};

fn time(criterion: &mut Criterion) {
    for group in support::requests().into_iter().chain(support::responses()) {
        let mut measured = criterion.benchmark_group(&group.name);
        for row in &group.rows {
            measured.bench_function(row.name, |bench| bench.iter(|| (row.run)()));
        }
        measured.finish();
    }
}

criterion_group! {
    name = benches;
    // Long enough for a median that holds, short enough to be run before a change is proposed.
    config = Criterion::default().warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
    targets = time
}
criterion_main!(benches);
