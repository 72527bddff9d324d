/*
 * dashboard/web/gate.c - see gate.h.
 *
 * Decodes once and checks before and after: the characters as sent, then the
 * decoded path, then each decoded name and value.
 */
#include "dashboard/web/gate.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

const struct refusal refusals[] = {
	{ "request.body", 400 },
	{ "request.busy", 503 },
	{ "request.crowded", 503 },
	{ "request.elsewhere", 421 },
	{ "request.full", 507 },
	{ "request.header", 400 },
	{ "request.host", 400 },
	{ "request.large", 413 },
	{ "request.long", 414 },
	{ "request.path", 400 },
	{ "request.query", 400 },
	{ "request.repeated", 400 },
	{ "request.target", 400 },
	{ "request.version", 505 },
	{ NULL, 0 },
};

void gate_refuse(struct request *request, const char *key)
{
	if (request->refusal == NULL)
		request->refusal = key;
}

static bool is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c) != NULL;
}

static bool is_alphanumeric(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The byte of an escape at `z`, or -1 when it is none. */
static int escaped_byte(const char *z)
{
	int high = z[0] == '%' ? hex_digit(z[1]) : -1;
	int low = high < 0 ? -1 : hex_digit(z[2]);

	return low < 0 ? -1 : high * 16 + low;
}

/* True when every character may stand in a target (RFC 3986) and every escape is whole. */
static bool is_written_well(const char *target)
{
	for (const char *z = target; *z != '\0'; z++)
		if (!is_alphanumeric(*z) && !is_one_of(*z, "-._~!$&'()*+,;=:@/?") &&
			escaped_byte(z) < 0)
			return false;
	return true;
}

/* Decodes `raw`; NULL where the result holds a control, is not UTF-8 or would deceive. */
static const char *decode(struct arena *arena, struct span raw, bool plus_is_blank)
{
	char *out = arena_copy(arena, raw.data, raw.size);
	size_t size = 0, bad;

	for (size_t i = 0; i < raw.size; i++) {
		int byte = (unsigned char)raw.data[i];

		if (byte == '%') {
			byte = escaped_byte(raw.data + i);
			i += 2;
		} else if (byte == '+' && plus_is_blank) {
			byte = ' ';
		}
		if (byte < ' ' || byte == 0x7F)
			return NULL;
		out[size++] = (char)byte;
	}
	out[size] = '\0';
	if (!utf8_valid((struct span){ out, size }, &bad) ||
		!utf8_is_plain((struct span){ out, size }))
		return NULL;
	return out;
}

/* An escape for a slash or a backslash would hide a segment from whoever decodes later. */
static bool hides_slash(struct span raw)
{
	for (size_t i = 0; i < raw.size; i++) {
		int byte = raw.data[i] == '%' ? escaped_byte(raw.data + i) : -1;

		if (byte == '/' || byte == '\\')
			return true;
	}
	return false;
}

/* One '/' before every segment; no empty segment but the last, none of dots alone. */
static bool is_canonical(const char *path)
{
	if (*path != '/')
		return false;
	while (*path == '/') {
		size_t size = strcspn(++path, "/");

		if ((size == 0 && *path == '/') || (size == 1 && path[0] == '.') ||
			(size == 2 && path[0] == '.' && path[1] == '.'))
			return false;
		path += size;
	}
	return true;
}

static bool is_repeated(const struct request *request, const char *name)
{
	for (size_t i = 0; i < request->parameter_count; i++)
		if (strcmp(request->parameters[i].name, name) == 0)
			return true;
	return false;
}

static void take_parameter(struct arena *arena, struct span raw, struct request *request)
{
	const char *equals = memchr(raw.data, '=', raw.size);
	size_t name_size = equals == NULL ? 0 : (size_t)(equals - raw.data);
	const char *name, *value;

	if (name_size == 0 || request->parameter_count == REQUEST_MAX_PARAMETERS) {
		gate_refuse(request, "request.query");
		return;
	}
	name = decode(arena, (struct span){ raw.data, name_size }, true);
	value = decode(arena, (struct span){ equals + 1, raw.size - name_size - 1 }, true);
	if (name == NULL || value == NULL)
		gate_refuse(request, "request.target");
	else if (is_repeated(request, name))
		gate_refuse(request, "request.repeated");
	else
		request->parameters[request->parameter_count++] = (struct parameter){ name, value };
}

static void take_query(struct arena *arena, const char *query, struct request *request)
{
	for (;;) {
		size_t size = strcspn(query, "&");

		take_parameter(arena, (struct span){ query, size }, request);
		if (query[size] == '\0')
			return;
		query += size + 1;
	}
}

void gate_target(struct arena *arena, const char *target, struct request *ret)
{
	size_t path_size = strcspn(target, "?");
	struct span raw = { target, path_size };

	*ret = (struct request){ .path = strncmp(target, "/en/", 4) == 0 ? "/en/" : "/" };
	if (strlen(target) > GATE_MAX_TARGET) {
		gate_refuse(ret, "request.long");
	} else if (!is_written_well(target)) {
		gate_refuse(ret, "request.target");
	} else {
		const char *path = decode(arena, raw, false);

		if (path == NULL)
			gate_refuse(ret, "request.target");
		else if (hides_slash(raw) || !is_canonical(path))
			gate_refuse(ret, "request.path");
		else if (target[path_size] == '?')
			take_query(arena, target + path_size + 1, ret);
		if (ret->refusal == NULL)
			ret->path = path;
	}
}

static bool is_token(struct span name)
{
	for (size_t i = 0; i < name.size; i++)
		if (!is_alphanumeric(name.data[i]) && !is_one_of(name.data[i], "!#$%&'*+-.^_`|~"))
			return false;
	return name.size > 0;
}

static bool has_control(struct span value)
{
	for (size_t i = 0; i < value.size; i++) {
		unsigned char c = (unsigned char)value.data[i];

		if ((c < ' ' && c != '\t') || c == 0x7F)
			return true;
	}
	return false;
}

/* A name or an address, in brackets where it has colons, with a port or without. */
static bool is_host(struct span value)
{
	bool bracketed = value.size > 0 && *value.data == '[';
	size_t at = bracketed;

	while (at < value.size &&
		(is_alphanumeric(value.data[at]) ||
			is_one_of(value.data[at], bracketed ? ":." : "-._")))
		at++;
	if (at == (size_t)bracketed || (bracketed && (at == value.size || value.data[at++] != ']')))
		return false;
	return at == value.size ||
		(value.data[at] == ':' &&
			span_made_of((struct span){ value.data + at + 1, value.size - at - 1 },
				"0123456789"));
}

static bool is_named(struct span name, const char *known)
{
	return name.size == strlen(known) && strncasecmp(name.data, known, name.size) == 0;
}

/* A length: up to 15 digits, which no body comes near. */
static bool read_length(struct span value, uint64_t *ret)
{
	*ret = 0;
	for (size_t i = 0; i < value.size; i++) {
		if (value.data[i] < '0' || value.data[i] > '9')
			return false;
		*ret = *ret * 10 + (uint64_t)(value.data[i] - '0');
	}
	return value.size > 0 && value.size <= 15;
}

/* Headers that a request keeps as they are sent; a second one would leave open which counts. */
static const struct {
	const char *name;
	size_t at; /* of the member */
} kept[] = {
	{ "Accept-Language", offsetof(struct request, accept_language) },
	{ "Authorization", offsetof(struct request, authorization) },
	{ "Content-Encoding", offsetof(struct request, content_encoding) },
	{ "Content-Type", offsetof(struct request, content_type) },
	{ "Cookie", offsetof(struct request, cookie) },
	{ "Host", offsetof(struct request, host) },
	{ "Idempotency-Key", offsetof(struct request, idempotency_key) },
	{ "Origin", offsetof(struct request, origin) },
	{ "Sec-Fetch-Site", offsetof(struct request, fetch_site) },
};

static void keep(struct request *request, struct arena *arena, struct span name, struct span value)
{
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		const char **member = (const char **)((char *)request + kept[i].at);

		if (!is_named(name, kept[i].name))
			continue;
		if (*member != NULL)
			gate_refuse(request, "request.header");
		*member = arena_copy(arena, value.data == NULL ? "" : value.data, value.size);
	}
}

/* Lists that may come in several headers. */
static const char *join(struct arena *arena, const char *list, struct span value)
{
	return arena_format(arena, "%s%s%.*s", list == NULL ? "" : list, list == NULL ? "" : ",",
		(int)value.size, value.data);
}

void gate_header(struct gate *gate, struct arena *arena, struct span name, struct span value)
{
	struct request *request = gate->request;

	if (!is_token(name) || has_control(value)) {
		gate_refuse(request, "request.header");
	} else if (is_named(name, "Host")) {
		gate->hosts++;
		if (!is_host(value))
			gate_refuse(request, "request.host");
	} else if (is_named(name, "Content-Length")) {
		gate->lengths++;
		if (!read_length(value, &gate->size))
			gate_refuse(request, "request.body");
		gate->body = gate->body || gate->size > 0;
	} else if (is_named(name, "Transfer-Encoding")) {
		gate->codings++;
		gate->body = true;
	} else if (is_named(name, "If-None-Match")) {
		request->if_none_match = join(arena, request->if_none_match, value);
	} else if (is_named(name, "Accept-Encoding")) {
		request->accept_encoding = join(arena, request->accept_encoding, value);
	}
	if (request->refusal == NULL)
		keep(request, arena, name, value);
}

void gate_finish(const struct gate *gate, size_t room)
{
	if (gate->hosts != 1)
		gate_refuse(gate->request, "request.host");
	if (gate->lengths > 1 || gate->codings > 0 || (gate->body && room == 0))
		gate_refuse(gate->request, "request.body");
	if (gate->size > room)
		gate_refuse(gate->request, "request.large");
}

bool gate_host_is(const char *host, const char *const *names)
{
	const char *end = *host == '[' ? strchr(host, ']') : strchr(host, ':');
	struct span name = { host,
		end == NULL ? strlen(host) : (size_t)(end - host) + (*host == '[') };

	for (; *names != NULL; names++)
		if (is_named(name, *names))
			return true;
	return false;
}
