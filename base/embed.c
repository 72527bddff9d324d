/*
 * base/embed.c - a build-time program: files in, one C table of struct embedded out.
 * usage: embed OUT.c TABLE FILE...
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void die(const char *what, const char *path)
{
	(void)fprintf(stderr, "embed: cannot %s %s\n", what, path);
	exit(1);
}

static long copy(FILE *out, const char *path, int number)
{
	FILE *in = fopen(path, "rb");
	long size = 0;
	int c;

	if (in == NULL)
		die("read", path);
	(void)fprintf(out, "static const char file_%d[] = {", number);
	for (; (c = fgetc(in)) != EOF; size++)
		(void)fprintf(out, "%s%d,", size % 24 == 0 ? "\n\t" : "", (signed char)c);
	(void)fprintf(out, "0 };\n");
	if (ferror(in) != 0 || fclose(in) != 0)
		die("read", path);
	return size;
}

int main(int argc, char **argv)
{
	FILE *out = argc < 4 ? NULL : fopen(argv[1], "wb");
	long *sizes = calloc((size_t)argc + 1, sizeof *sizes);

	if (out == NULL || sizes == NULL)
		die("write", argc < 4 ? "without OUT.c TABLE FILE..." : argv[1]);
	(void)fprintf(out, "#include \"base/embedded.h\"\n\n");
	for (int i = 3; i < argc; i++)
		sizes[i] = copy(out, argv[i], i);
	(void)fprintf(out, "\nextern const struct embedded %s[];\nconst struct embedded %s[] = {\n",
		argv[2], argv[2]);
	for (int i = 3; i < argc; i++) {
		const char *slash = strrchr(argv[i], '/');

		(void)fprintf(out, "\t{ \"%s\", file_%d, %ld },\n",
			slash == NULL ? argv[i] : slash + 1, i, sizes[i]);
	}
	(void)fprintf(out, "\t{ 0 },\n};\n");
	free(sizes);
	if (fclose(out) != 0)
		die("write", argv[1]);
	return 0;
}
