// tests/bench/npm/charts.mjs - the chart of tests/bench/charts.py by ECharts and Vega, on this server.
//
// usage: node charts.mjs REQUEST FOLDER [echarts|vega]
//
// Reads the same request as ours, draws it again and again in one warm process, writes what came
// out to FOLDER and prints {"echarts": {"ms": …}, "vega": {"ms": …}}: medians of processor time.
// One that is named is loaded alone and draws once: a whole process.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [requestPath, folder, only] = process.argv.slice(2);
const runs = only === undefined ? 60 : 1;
const echarts = only === "vega" ? null : await import("echarts");
const vega = only === "echarts" ? null : await import("vega");
const request = JSON.parse(readFileSync(requestPath, "utf8"));
const [width, height] = request.size.split("x").map(Number);
const points = request.series[0].figures.map(([period, value]) => [
	Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5)) - 1, 1),
	Number(value),
]);
const plan = request.plan.map(({ period, value }) => [
	Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5)) - 1, 1),
	value,
]);

function drawEcharts() {
	const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
	chart.setOption({
		animation: false,
		title: { text: request.title, subtext: request.subtitle },
		grid: { left: 50, right: 20, top: 70, bottom: 60 },
		xAxis: { type: "time" },
		yAxis: { type: "value", axisLabel: { formatter: "{value}%" } },
		graphic: [{ type: "text", left: 10, bottom: 10, style: { text: request.source } }],
		series: [
			{ type: "line", data: points, showSymbol: false },
			{ type: "line", data: plan, lineStyle: { type: "dashed" } },
		],
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}

const spec = {
	width: width - 90,
	height: height - 130,
	padding: 10,
	title: { text: request.title, subtitle: request.subtitle, anchor: "start" },
	data: [
		{ name: "figures", values: points.map(([x, y]) => ({ x, y })) },
		{ name: "plan", values: plan.map(([x, y]) => ({ x, y })) },
	],
	scales: [
		{ name: "x", type: "utc", range: "width", domain: { data: "figures", field: "x" } },
		{ name: "y", type: "linear", range: "height", zero: true, nice: true,
			domain: { data: "figures", field: "y" } },
	],
	axes: [
		{ orient: "bottom", scale: "x", title: request.source },
		{ orient: "left", scale: "y", grid: true },
	],
	marks: ["figures", "plan"].map((data) => ({
		type: "line",
		from: { data },
		encode: {
			enter: {
				x: { scale: "x", field: "x" },
				y: { scale: "y", field: "y" },
				stroke: { value: "#0a5c9e" },
				strokeDash: { value: data === "plan" ? [4, 4] : [] },
			},
		},
	})),
};

async function drawVega() {
	const view = new vega.View(vega.parse(spec), { renderer: "none" });
	const svg = await view.toSVG();
	view.finalize();
	return svg;
}

async function measure(name, draw) {
	const times = [];
	let svg = "";
	for (let i = 0; i < runs; i++) {
		const started = process.cpuUsage();
		svg = await draw();
		const used = process.cpuUsage(started);
		times.push((used.user + used.system) / 1000);
	}
	writeFileSync(join(folder, `${name}.svg`), svg);
	return { ms: times.slice(runs / 3).sort((a, b) => a - b)[Math.floor(runs / 3)] };
}

const all = { echarts: drawEcharts, vega: drawVega };
const told = {};
for (const name of only === undefined ? Object.keys(all) : [only]) told[name] = await measure(name, all[name]);
console.log(JSON.stringify(told));
