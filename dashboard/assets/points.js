/*
 * The points of a chart can be reached: with the pointer, with a finger, with Tab
 * and the arrow keys. A small box says what a point is; Escape closes it. Without
 * this file each point still has its title, and the table says it all.
 */
(() => {
	"use strict";

	const TWIN = 6; /* pixels between points that are one to the eye */
	const LINGER = 250; /* milliseconds to move the pointer from the point to its box */

	function start(chart) {
		const tip = document.createElement("div");
		let timer, current;

		tip.className = "tip";
		tip.hidden = true;
		tip.setAttribute("aria-hidden", "true"); /* points say it themselves */
		chart.append(tip);

		const middle = (point) => {
			const box = point.getBoundingClientRect();
			return box.left + box.width / 2;
		};
		const height = (point) => {
			const box = point.getBoundingClientRect();
			return box.top + box.height / 2;
		};

		/* Other points in the very same spot: a figure that meets its plan. */
		function twins(point) {
			return [...point.ownerSVGElement.querySelectorAll("rect")].filter(
				(each) =>
					each !== point &&
					Math.hypot(middle(each) - middle(point), height(each) - height(point)) < TWIN,
			);
		}

		function hide() {
			clearTimeout(timer);
			tip.hidden = true;
			current?.classList.remove("on");
			current = null;
		}

		function hideSoon() {
			clearTimeout(timer);
			timer = setTimeout(hide, LINGER);
		}

		function show(point) {
			hide();
			current = point;
			point.classList.add("on");
			tip.textContent = [point, ...twins(point)].map((each) => each.getAttribute("aria-label")).join("\n");
			tip.hidden = false;
			const frame = chart.getBoundingClientRect();
			const at = point.getBoundingClientRect();
			const left = at.left + at.width / 2 - frame.left - tip.offsetWidth / 2;
			const above = at.top - frame.top - tip.offsetHeight - 4;
			const most = frame.width - tip.offsetWidth;
			tip.style.left = `${Math.max(0, Math.min(left, most))}px`;
			tip.style.top = `${above < 0 ? at.bottom - frame.top + 4 : above}px`;
		}

		const nearest = (group, x) =>
			[...group.children].reduce((a, b) =>
				Math.abs(middle(b) - x) < Math.abs(middle(a) - x) ? b : a,
			);

		function go(from, to) {
			if (!to) return;
			from.setAttribute("tabindex", "-1");
			to.setAttribute("tabindex", "0");
			to.focus();
		}

		function next(svg, point, key) {
			const all = [...svg.querySelectorAll("rect")];
			const group = point.parentNode;
			const other = { ArrowUp: group.previousElementSibling, ArrowDown: group.nextElementSibling }[key];
			switch (key) {
				case "ArrowLeft":
					return all[all.indexOf(point) - 1];
				case "ArrowRight":
					return all[all.indexOf(point) + 1];
				case "Home":
					return all[0];
				case "End":
					return all[all.length - 1];
				default:
					return other ? nearest(other, middle(point)) : null;
			}
		}

		for (const svg of chart.querySelectorAll(".points")) {
			for (const point of svg.querySelectorAll("rect")) {
				const title = point.querySelector("title");
				point.setAttribute("aria-label", title.textContent);
				title.remove(); /* one box is enough */
				point.addEventListener("pointerenter", () => show(point));
				point.addEventListener("pointerleave", hideSoon);
				point.addEventListener("focus", () => show(point));
				point.addEventListener("blur", hide);
			}
			svg.addEventListener("keydown", (event) => {
				const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
				if (!keys.includes(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
				event.preventDefault();
				go(event.target, next(svg, event.target, event.key));
			});
		}
		tip.addEventListener("pointerenter", () => clearTimeout(timer));
		tip.addEventListener("pointerleave", hideSoon);
		document.addEventListener("keydown", (event) => {
			if (event.key === "Escape") hide();
		});
	}

	for (const chart of document.querySelectorAll(".chart")) start(chart);
})();
