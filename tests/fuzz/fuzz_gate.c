/*
 * tests/fuzz/fuzz_gate.c - requests from strangers: the first line is the target, each other line a header.
 * What is let in has one meaning only; what a cache would be asked is read as well.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "dashboard/office/routes.h"
#include "dashboard/web/gate.h"
#include "dashboard/web/reply.h"
#include "dashboard/web/route.h"

enum { ROOM = 1000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool claim)
{
	if (!claim)
		abort();
}

static void expect_plain(const char *text)
{
	size_t bad;

	expect(utf8_valid(span_of(text), &bad));
	for (const char *z = text; *z != '\0'; z++)
		expect((unsigned char)*z >= ' ' && *z != 0x7F);
}

/* A request that was let in. */
static void look(struct arena *arena, const struct gate *gate)
{
	const struct request *request = gate->request;

	expect(*request->path == '/' && strstr(request->path, "//") == NULL);
	expect(strstr(request->path, "/../") == NULL && strstr(request->path, "/./") == NULL);
	expect_plain(request->path);
	for (size_t i = 0; i < request->parameter_count; i++) {
		expect_plain(request->parameters[i].name);
		expect_plain(request->parameters[i].value);
		for (size_t j = 0; j < i; j++)
			expect(strcmp(request->parameters[i].name, request->parameters[j].name) !=
				0);
	}
	expect(gate->hosts == 1 && gate->lengths <= 1 && gate->codings == 0 && gate->size <= ROOM);
	(void)route_find(arena, request);
	(void)office_route_find(arena, request);
	(void)reply_matches(request->if_none_match, "\"0123456789abcdef\"");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	arena_auto arena = { 0 };
	struct request request;
	struct gate gate = { .request = &request };
	const char *at = (const char *)data, *end = at + size;
	bool first = true;

	while (at < end) {
		const char *line = memchr(at, '\n', (size_t)(end - at));
		struct span all = { at, (size_t)((line == NULL ? end : line) - at) };
		const char *colon = memchr(at, ':', all.size);

		if (first) {
			gate_target(&arena, arena_copy(&arena, all.data, all.size), &request);
			request.method = "GET";
		} else if (colon != NULL) {
			size_t name = (size_t)(colon - at);

			gate_header(&gate, &arena, (struct span){ at, name },
				(struct span){ colon + 1, all.size - name - 1 });
		}
		first = false;
		at += all.size + 1;
	}
	if (first)
		return 0;
	gate_finish(&gate, ROOM);
	if (request.refusal == NULL)
		look(&arena, &gate);
	return 0;
}
