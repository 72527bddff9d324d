/* collector/xml.c - see xml.h; the only user of expat. */
#include "collector/xml.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { CHUNK = 1 << 16 };

struct xml {
	XML_Parser parser;
	struct part *part;
	const struct xml_handlers *handlers;
	void *context;
	size_t taken;
	bool paused, failed, ended;
	struct error error;
};

static const char *local(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon == NULL ? name : colon + 1;
}

static void XMLCALL on_start(void *opaque, const XML_Char *name, const XML_Char **attributes)
{
	struct xml *xml = opaque;

	if (!xml->failed)
		xml->handlers->start(xml->context, local(name), attributes);
}

static void XMLCALL on_end(void *opaque, const XML_Char *name)
{
	struct xml *xml = opaque;

	if (!xml->failed && xml->handlers->end != NULL)
		xml->handlers->end(xml->context, local(name));
}

static void XMLCALL on_text(void *opaque, const XML_Char *data, int size)
{
	struct xml *xml = opaque;

	if (!xml->failed && xml->handlers->text != NULL)
		xml->handlers->text(xml->context, data, size);
}

static void XMLCALL on_doctype(void *opaque, const XML_Char *name UNUSED,
	const XML_Char *system UNUSED, const XML_Char *public UNUSED, int internal UNUSED)
{
	(void)error_at(xml_stop(opaque), ERROR_REFUSED, "xlsx.doctype", 1, 0, "%s", "");
}

struct xml *xml_open(struct package *package, const char *part, const struct xml_handlers *handlers,
	void *context, struct error *err)
{
	struct part *opened = part_open(package, part, err);
	struct xml *xml;

	if (opened == NULL)
		return NULL;
	xml = memory_new(1, sizeof *xml);
	*xml = (struct xml){ .parser = XML_ParserCreate(NULL),
		.part = opened,
		.handlers = handlers,
		.context = context };
	if (xml->parser == NULL)
		abort(); /* no memory: as base/memory.c */
	XML_SetUserData(xml->parser, xml);
	XML_SetElementHandler(xml->parser, on_start, on_end);
	XML_SetCharacterDataHandler(xml->parser, on_text);
	XML_SetStartDoctypeDeclHandler(xml->parser, on_doctype);
	return xml;
}

void xml_close(struct xml *xml)
{
	if (xml == NULL)
		return;
	XML_ParserFree(xml->parser);
	part_close(xml->part);
	free(xml);
}

void xml_pause(struct xml *xml)
{
	xml->paused = true;
	(void)XML_StopParser(xml->parser, XML_TRUE);
}

struct error *xml_stop(struct xml *xml)
{
	xml->failed = true;
	(void)XML_StopParser(xml->parser, XML_FALSE);
	return &xml->error;
}

size_t xml_taken(const struct xml *xml)
{
	return xml->taken;
}

static bool malformed(struct xml *xml, const char *why)
{
	if (!xml->failed)
		(void)error_at(&xml->error, ERROR_REFUSED, "xlsx.xml", 1, 0, "%s", why);
	xml->failed = true;
	return false;
}

/* Unpacks a piece and parses it. */
static bool feed(struct xml *xml, enum XML_Status *ret)
{
	void *room = XML_GetBuffer(xml->parser, CHUNK);
	long got;

	if (room == NULL)
		return malformed(xml, XML_ErrorString(XML_GetErrorCode(xml->parser)));
	got = part_read(xml->part, room, CHUNK, &xml->error);
	if (got < 0) {
		xml->failed = true;
		return false;
	}
	xml->taken += (size_t)got;
	xml->ended = got == 0;
	*ret = XML_ParseBuffer(xml->parser, (int)got, got == 0);
	if (xml->taken > XML_MAX_TOKEN + (size_t)XML_GetCurrentByteIndex(xml->parser) + CHUNK)
		return malformed(xml, "token");
	return true;
}

enum xml_step xml_next(struct xml *xml, struct error *err)
{
	enum XML_Status status = XML_STATUS_OK;

	if (xml->paused && !xml->failed) {
		xml->paused = false;
		status = XML_ResumeParser(xml->parser);
	}
	while (!xml->failed && !xml->paused && status == XML_STATUS_OK && !xml->ended)
		if (!feed(xml, &status))
			break;
	if (status == XML_STATUS_ERROR)
		(void)malformed(xml, XML_ErrorString(XML_GetErrorCode(xml->parser)));
	if (xml->failed) {
		*err = xml->error;
		return XML_FAILED;
	}
	return xml->paused ? XML_PAUSED : XML_END;
}

bool xml_read(struct package *package, const char *part, const struct xml_handlers *handlers,
	void *context, struct xml **ret_xml, struct error *err)
{
	enum xml_step step;

	*ret_xml = xml_open(package, part, handlers, context, err);
	if (*ret_xml == NULL)
		return false;
	do
		step = xml_next(*ret_xml, err);
	while (step == XML_PAUSED);
	xml_close(*ret_xml);
	*ret_xml = NULL;
	return step == XML_END;
}

struct outlining {
	struct arena *arena;
	XML_Parser parser;
	int most, depth; /* of the next element to begin */
	struct xml_piece *pieces;
	size_t count;
	size_t open[XML_MAX_OUTLINE + 1]; /* the piece that is open at each depth */
};

static const char **copy_attributes(struct arena *arena, const char **attributes)
{
	size_t count = 0;
	const char **copy;

	while (attributes[count] != NULL)
		count++;
	copy = arena_new(arena, count + 1, sizeof *copy);
	for (size_t i = 0; i < count; i++)
		copy[i] = arena_copy(arena, attributes[i], strlen(attributes[i]));
	return copy;
}

static size_t event_begin(const struct outlining *outlining)
{
	return (size_t)XML_GetCurrentByteIndex(outlining->parser);
}

static size_t event_end(const struct outlining *outlining)
{
	return event_begin(outlining) + (size_t)XML_GetCurrentByteCount(outlining->parser);
}

static void XMLCALL outline_start(void *opaque, const XML_Char *name, const XML_Char **attributes)
{
	struct outlining *outlining = opaque;
	struct arena *arena = outlining->arena;
	int depth = outlining->depth++;
	const char *plain = local(name);

	if (depth > outlining->most)
		return;
	outlining->pieces = arena_push(
		arena, outlining->pieces, outlining->count, sizeof *outlining->pieces);
	outlining->open[depth] = outlining->count;
	outlining->pieces[outlining->count++] = (struct xml_piece){
		.name = arena_copy(arena, plain, strlen(plain)),
		.prefix = arena_copy(arena, name, (size_t)(plain - name)),
		.attributes = copy_attributes(arena, attributes),
		.depth = depth,
		.begin = event_begin(outlining),
		.inner = event_end(outlining),
	};
}

/* Of <a/> both tags end where it ends. */
static void XMLCALL outline_end(void *opaque, const XML_Char *name UNUSED)
{
	struct outlining *outlining = opaque;
	struct xml_piece *piece;

	if (--outlining->depth > outlining->most)
		return;
	piece = &outlining->pieces[outlining->open[outlining->depth]];
	piece->inner_end = event_begin(outlining);
	piece->end = event_end(outlining);
}

static void XMLCALL outline_doctype(void *opaque, const XML_Char *name UNUSED,
	const XML_Char *system UNUSED, const XML_Char *public UNUSED, int internal UNUSED)
{
	struct outlining *outlining = opaque;

	(void)XML_StopParser(outlining->parser, XML_FALSE);
}

bool xml_outline(struct arena *arena, struct span bytes, int depth, struct xml_piece **ret,
	size_t *ret_count)
{
	struct outlining outlining = { .arena = arena,
		.parser = XML_ParserCreate("UTF-8"),
		.most = depth < XML_MAX_OUTLINE ? depth : XML_MAX_OUTLINE };
	bool fine;

	if (outlining.parser == NULL)
		abort(); /* no memory: as base/memory.c */
	XML_SetUserData(outlining.parser, &outlining);
	XML_SetElementHandler(outlining.parser, outline_start, outline_end);
	XML_SetStartDoctypeDeclHandler(outlining.parser, outline_doctype);
	fine = bytes.size <= INT32_MAX &&
		XML_Parse(outlining.parser, bytes.data, (int)bytes.size, XML_TRUE) == XML_STATUS_OK;
	XML_ParserFree(outlining.parser);
	*ret = outlining.pieces;
	*ret_count = outlining.count;
	return fine;
}

const char *xml_attribute(const char **attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2)
		if (strcmp(local(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}

bool xml_flag(const char **attributes, const char *name)
{
	const char *value = xml_attribute(attributes, name);

	return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

int xml_number(const char **attributes, const char *name, int least, int most, int otherwise)
{
	const char *value = xml_attribute(attributes, name);
	int64_t number = 0;

	if (value == NULL || *value == '\0')
		return otherwise;
	for (; *value >= '0' && *value <= '9' && number <= most; value++)
		number = number * 10 + (*value - '0');
	return *value == '\0' && number >= least && number <= most ? (int)number : otherwise;
}
