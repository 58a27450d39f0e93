//! A plot of bars.

use std::fmt::Write as _;

/// A bar of a plot.
pub struct Bar<'b> {
    pub name: &'b str,
    pub length: f64,
    /// Whether it is this project's own.
    pub is_ours: bool,
}

/// Bars, as long as the ratios that stand behind them.
pub fn svg<'b>(bars: impl IntoIterator<Item = Bar<'b>>) -> String {
    const LABEL: f64 = 230.0;
    const BARS: f64 = 420.0;
    const ROW: f64 = 24.0;
    let bars: Vec<Bar<'b>> = bars.into_iter().collect();
    let most = bars.iter().map(|bar| bar.length).fold(1.0, f64::max);
    let height = ROW * bars.len() as f64;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{height}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
        LABEL + BARS + 50.0
    );
    for (index, bar) in bars.iter().enumerate() {
        let (top, width) = (ROW * index as f64, BARS * bar.length / most);
        let color = if bar.is_ours { "#2f6fdb" } else { "#b0b7bf" };
        writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n<rect x=\"{LABEL}\" y=\"{}\" width=\"{width:.1}\" \
             height=\"{}\" fill=\"{color}\"/>\n<text x=\"{:.1}\" y=\"{}\">{:.2}</text>",
            LABEL - 8.0,
            top + 16.0,
            bar.name,
            top + 3.0,
            ROW - 6.0,
            LABEL + width + 6.0,
            top + 16.0,
            bar.length
        )
        .expect("memory takes it");
    }
    svg.push_str("</svg>\n");
    svg
}
