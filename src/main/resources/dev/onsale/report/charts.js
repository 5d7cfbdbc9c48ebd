"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const LINES = {
    light: ["#0b62a8", "#b93c0a", "#15753a", "#6d33d6", "#8f5a00", "#b3175a", "#0e6d66", "#4d5560"],
    dark: ["#6cb6ff", "#ff9d5c", "#6ddb8b", "#b79bff", "#f2c14e", "#ff8cc6", "#4fd6c9", "#b4bcc6"],
  };
  const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3]];
  const POINTS = ["circle", "rect", "triangle", "rectRot", "crossRot", "star", "rectRounded", "cross"];
  /** The ninth line has the first one's colour again, and another point and dash. */
  const lap = (i) => Math.floor(i / 8);
  let printing = false;
  let charts = [];

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  /** Half transparent, so that the phases behind a filled area stay visible. */
  const veil = (name) => colour(name) + "b0";
  const palette = () => LINES[dark.matches && !printing ? "dark" : "light"];
  const short = (name) => (name.length > 28 ? name.slice(0, 27) + "…" : name);
  const trimmed = (value, places) => String(Number(value.toFixed(places)));
  const time = (ms) =>
    ms < 9.95 ? trimmed(ms, 1) + " ms" : ms < 999.5 ? trimmed(ms, 0) + " ms" : trimmed(ms / 1000, 2) + " s";
  const instant = (seconds) =>
    seconds < 120 ? trimmed(seconds, 1) + " s" : Math.floor(seconds / 60) + " min " + trimmed(seconds % 60, 0) + " s";

  /** Buckets as points in their middle; as steps, each begins at its start and the last reaches the end. */
  const middles = (values) =>
    values.map((y, i) => ({
      x: (i * data.bucketSeconds + Math.min((i + 1) * data.bucketSeconds, data.lengthSeconds)) / 2,
      y,
    }));
  const steps = (values) => [
    ...values.map((y, i) => ({ x: i * data.bucketSeconds, y })),
    { x: data.lengthSeconds, y: values[values.length - 1] },
  ];

  /** Failures are told from successes by hatching as well as by colour. */
  function hatched(stroke) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const pen = tile.getContext("2d");
    pen.strokeStyle = stroke;
    pen.lineWidth = 2;
    for (const offset of [-8, 0, 8]) {
      pen.moveTo(offset, 8);
      pen.lineTo(offset + 8, 0);
    }
    pen.stroke();
    return pen.createPattern(tile, "repeat");
  }

  /** Shades every other phase, names those that have room, and marks the doors. */
  const phases = {
    id: "phases",
    beforeDatasetsDraw(chart) {
      const { ctx, chartArea: area, scales } = chart;
      ctx.save();
      ctx.font = "11px " + Chart.defaults.font.family;
      ctx.textBaseline = "bottom";
      data.phases.forEach((phase, i) => {
        const left = Math.max(area.left, scales.x.getPixelForValue(phase.startMs / 1000));
        const right = Math.min(area.right, scales.x.getPixelForValue(phase.endMs / 1000));
        if (i % 2 === 1) {
          ctx.fillStyle = colour("soft");
          ctx.fillRect(left, area.top, right - left, area.bottom - area.top);
        }
        if (ctx.measureText(phase.phase).width < right - left - 6) {
          ctx.fillStyle = colour("muted");
          ctx.fillText(phase.phase, left + 3, area.top - 4);
        }
      });
      ctx.restore();
    },
    afterDatasetsDraw({ ctx, chartArea: area, scales }) {
      ctx.save();
      const doors = scales.x.getPixelForValue(data.doorsSeconds);
      if (data.doorsSeconds >= 0 && doors <= area.right) {
        ctx.strokeStyle = colour("ink");
        ctx.setLineDash([4, 3]);
        ctx.beginPath();
        ctx.moveTo(doors, area.top);
        ctx.lineTo(doors, area.bottom);
        ctx.stroke();
      }
      ctx.restore();
    },
  };

  const axis = (extra) => ({
    grid: { color: colour("line"), drawTicks: false },
    border: { color: colour("line") },
    ...extra,
    ticks: { color: colour("muted"), padding: 6, maxRotation: 0, ...extra.ticks },
  });
  const overTime = () => axis({ type: "linear", min: 0, max: data.lengthSeconds, grid: { display: false }, ticks: { callback: instant, maxTicksLimit: 12, includeBounds: false } });
  const round = (value) => [1, 2, 5].includes(Number((value / 10 ** Math.floor(Math.log10(value) + 1e-9)).toFixed(6)));
  const ofTime = () => axis({ type: "logarithmic", ticks: { callback: (ms) => (round(ms) ? time(ms) : null), autoSkip: false } });
  /** One width for every chart over time, so that an instant stands at the same place in all of them. */
  const aligned = (scale) => ({ ...scale, afterFit: (fitted) => { fitted.width = 62; } });
  const rate = () => axis({ beginAtZero: true, grace: "6%", ticks: { callback: (v) => v + "/s", maxTicksLimit: 6 } });

  const options = (extra) => ({
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    interaction: { mode: "nearest", axis: "x", intersect: false },
    layout: { padding: { top: 18 } },
    ...extra,
  });
  const tooltip = (title, figure) => ({
    backgroundColor: colour("ink"),
    titleColor: colour("paper"),
    bodyColor: colour("paper"),
    callbacks: { title, label: (item) => " " + item.dataset.label + " " + figure(item.parsed.y) },
  });
  const at = (items) => (items.length ? "at " + instant(items[0].parsed.x) : "");
  const perSecond = (value) => trimmed(value, 1) + "/s";

  function arrivals() {
    const line = palette()[0];
    return new Chart("arrivals", {
      type: "line",
      plugins: [phases],
      data: {
        datasets: [
          { label: "started", data: steps(data.started), borderColor: colour("ink"), borderDash: [6, 4], stepped: true, borderWidth: 1.5, pointRadius: 0 },
          { label: "planned", data: middles(data.planned), borderColor: line, backgroundColor: veil("accent-soft"), fill: "origin", borderWidth: 2, pointRadius: 0 },
        ],
      },
      options: options({ scales: { x: overTime(), y: aligned(rate()) }, plugins: { legend: { display: false }, tooltip: tooltip(at, perSecond) } }),
    });
  }

  function responses() {
    return new Chart("responses", {
      type: "line",
      plugins: [phases],
      data: {
        datasets: [
          { label: "failed", data: steps(data.failed), borderColor: colour("bad"), backgroundColor: hatched(colour("bad")), fill: "origin", stepped: true, borderWidth: data.failed.some((rate) => rate > 0) ? 1.5 : 0, pointRadius: 0 },
          { label: "successful", data: steps(data.ok), borderColor: palette()[2], backgroundColor: veil("good-soft"), fill: "-1", stepped: true, borderWidth: 1.5, pointRadius: 0 },
        ],
      },
      options: options({ scales: { x: overTime(), y: { ...aligned(rate()), stacked: true } }, plugins: { legend: { display: false }, tooltip: tooltip(at, perSecond) } }),
    });
  }

  function latency() {
    const which = document.querySelector("input[name=latency]:checked").value;
    return new Chart("latency", {
      type: "line",
      plugins: [phases],
      data: {
        datasets: data.steps.map((step, i) => ({
          label: short(step.name),
          data: middles(step[which]),
          borderColor: palette()[i % 8],
          backgroundColor: palette()[i % 8],
          borderDash: DASHES[(Math.floor(i / 2) + 2 * lap(i)) % 4],
          pointStyle: POINTS[(i + 3 * lap(i)) % 8],
          pointRadius: data.planned.length > 60 ? 0 : 3,
          borderWidth: 1.75,
        })),
      },
      options: options({
        scales: { x: overTime(), y: aligned(ofTime()) },
        plugins: {
          legend: { position: "bottom", labels: { color: colour("ink"), usePointStyle: true, boxHeight: 7, padding: 14 } },
          tooltip: tooltip(at, time),
        },
      }),
    });
  }

  const tail = (percentile) => -Math.log10(1 - percentile / 100);
  const TICKS = [50, 90, 99, 99.9, 99.99];

  function spectrum(canvas, { points }) {
    const series = (column) => points.map((point) => ({ x: tail(point[0]), y: point[column] }));
    const band = { borderColor: colour("muted"), borderWidth: 1, borderDash: [3, 3], pointRadius: 0, backgroundColor: colour("line") };
    return new Chart(canvas, {
      type: "line",
      data: {
        datasets: [
          { label: "this run", data: series(1), borderColor: palette()[0], backgroundColor: palette()[0], borderWidth: 2, pointRadius: 2 },
          { label: "fastest baseline", data: series(2), ...band },
          { label: "slowest baseline", data: series(3), ...band, fill: "-1" },
        ],
      },
      options: options({
        layout: { padding: { top: 4 } },
        scales: {
          x: axis({
            type: "linear", min: tail(points[0][0]), max: tail(points[points.length - 1][0]),
            afterBuildTicks: (scale) => { scale.ticks = TICKS.map((p) => ({ value: tail(p) })).filter((tick) => tick.value <= scale.max); },
            ticks: { callback: (_, i) => "p" + TICKS[i], autoSkip: false },
          }),
          y: ofTime(),
        },
        plugins: {
          legend: { display: false },
          tooltip: tooltip((items) => (items.length ? "p" + trimmed(100 * (1 - 10 ** -items[0].parsed.x), 2) : ""), time),
        },
      }),
    });
  }

  function draw() {
    charts.forEach((chart) => chart.destroy());
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    charts = [arrivals(), responses(), latency()];
    data.spectra.forEach((one, i) => charts.push(spectrum("spectrum-" + i, one)));
  }

  draw();
  dark.addEventListener("change", draw);
  document.querySelectorAll("input[name=latency]").forEach((choice) => choice.addEventListener("change", draw));
  window.addEventListener("beforeprint", () => { printing = true; draw(); });
  window.addEventListener("afterprint", () => { printing = false; draw(); });
})();
