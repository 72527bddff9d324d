/*
 * How far an upload is: what is left to send, then that the server reads it. What comes back is shown as
 * the plain form would show it. Without this file, and where anything here fails, the plain form is sent.
 */
(() => {
	"use strict";

	const form = document.querySelector("form[data-progress]");

	function start(form) {
		const file = form.querySelector("input[type=file]");
		const place = form.querySelector("[data-upload]");
		const bar = place.querySelector("progress");
		const said = place.querySelector("[role=status]");
		const button = form.querySelector("button");

		function plain() {
			form.removeEventListener("submit", send);
			form.submit();
		}

		/* Said in steps: a reader of screens should not have to hear every hundredth. */
		function tell(words, n) {
			const text = words.replace("{n}", n);

			if (said.textContent !== text) said.textContent = text;
		}

		function show(request) {
			const page = new DOMParser().parseFromString(request.responseText, "text/html");
			const main = page.querySelector("main");

			if (request.status < 400 && request.responseURL !== "") location.assign(request.responseURL);
			else if (main === null) plain();
			else {
				document.querySelector("main").replaceWith(main);
				document.title = page.title;
				const again = document.querySelector("form[data-progress]");
				if (again !== null) start(again);
				main.tabIndex = -1;
				main.focus();
				scrollTo(0, 0);
			}
		}

		function send(event) {
			const request = new XMLHttpRequest();

			if (file.files.length === 0) return;
			event.preventDefault();
			button.disabled = true;
			place.hidden = false;
			bar.value = 0;
			tell(place.dataset.sending, 0);
			request.upload.addEventListener("progress", (event) => {
				if (!event.lengthComputable) return;
				bar.max = event.total;
				bar.value = event.loaded;
				tell(place.dataset.sending, Math.floor((event.loaded / event.total) * 10) * 10);
			});
			request.upload.addEventListener("load", () => {
				bar.removeAttribute("value");
				tell(place.dataset.reading, "");
			});
			request.addEventListener("load", () => show(request));
			request.addEventListener("error", plain);
			request.open("POST", form.action);
			request.send(new FormData(form));
		}

		form.addEventListener("submit", send);
		/* who comes back with the back button finds the form as it was */
		addEventListener("pageshow", () => {
			button.disabled = false;
			place.hidden = true;
		});
	}

	if (form !== null) start(form);
})();
