"""tests/program/openapi.py - the description of the API: is it OpenAPI 3.1, and do answers keep it?

The form of the document is checked by FORM, our own short account of what OpenAPI 3.1 asks of the
parts we use, every schema in it by JSON Schema 2020-12 (python3-jsonschema), and all of it by
openapi-spec-validator where that is installed, which Debian 12 does not have."""

import json
import re

import jsonschema

METHODS = "get put post delete options head patch trace".split()
REFERENCE = {"type": "object", "required": ["$ref"], "properties": {"$ref": {"type": "string"}}}


def either(form):
    return {"if": {"type": "object", "required": ["$ref"]}, "then": REFERENCE, "else": form}


def mapping(form, names=".*"):
    return {"type": "object", "patternProperties": {f"^({names})$": form}}


SCHEMA = {"type": ["object", "boolean"]}
MEDIA = mapping({"type": "object", "properties": {"schema": SCHEMA}}, "[a-z]+/[a-z0-9.+-]+")
HEADER = {"type": "object", "required": ["schema"], "not": {"required": ["name"]}}
PARAMETER = {
    "type": "object", "required": ["name", "in", "schema"],
    "properties": {"in": {"enum": ["query", "header", "path", "cookie"]},
                   "required": {"type": "boolean"}, "schema": SCHEMA},
    "if": {"properties": {"in": {"const": "path"}}},
    "then": {"required": ["required"], "properties": {"required": {"const": True}}},
}
RESPONSE = {
    "type": "object", "required": ["description"],
    "properties": {"description": {"type": "string"}, "headers": mapping(either(HEADER)),
                   "content": MEDIA},
    "additionalProperties": False,
}
OPERATION = {
    "type": "object", "required": ["operationId", "responses", "summary"],
    "properties": {
        "responses": {**mapping(either(RESPONSE), "[1-5][0-9][0-9]|default"),
                      "additionalProperties": False, "minProperties": 1},
        "parameters": {"type": "array", "items": either(PARAMETER)},
        "requestBody": either({"type": "object", "required": ["content"],
                               "properties": {"content": MEDIA}}),
        "security": {"type": "array", "items": mapping({"type": "array"})},
        "summary": {"type": "string"}, "description": {"type": "string"},
        "operationId": {"type": "string"}, "x-summary-vi": {"type": "string"},
        "servers": {"type": "array", "items": {"type": "object", "required": ["url"]}},
    },
    "additionalProperties": False,
}
FORM = {
    "type": "object", "required": ["openapi", "info", "paths"],
    "properties": {
        "openapi": {"type": "string", "pattern": r"^3\.1\.\d+$"},
        "info": {"type": "object", "required": ["title", "version"],
                 "properties": {"license": {"type": "object", "required": ["name"]}}},
        "servers": {"type": "array", "items": {"type": "object", "required": ["url"]}},
        "paths": {**mapping({**mapping(OPERATION, "|".join(METHODS)), "additionalProperties": False},
                            "/.*"),
                  "additionalProperties": False},
        "components": {
            "type": "object",
            "properties": {
                "schemas": mapping(SCHEMA), "responses": mapping(either(RESPONSE)),
                "parameters": mapping(either(PARAMETER)),
                "securitySchemes": mapping({"type": "object", "required": ["type"]}),
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}


class Description:
    """An OpenAPI document; `said` is its text."""

    def __init__(self, said):
        self.document = json.loads(said)

    def find(self, reference):
        """What a reference within the document stands for."""
        value = self.document
        for name in reference.removeprefix("#/").split("/"):
            value = value[name]
        return value

    def resolved(self, value):
        return self.find(value["$ref"]) if "$ref" in value else value

    def every(self, value):
        """The value and all in it."""
        yield value
        for each in value.values() if isinstance(value, dict) else \
                value if isinstance(value, list) else ():
            yield from self.every(each)

    def check(self):
        """Raises where it is not OpenAPI 3.1; says what was not asked."""
        jsonschema.Draft202012Validator.check_schema(FORM)
        jsonschema.validate(self.document, FORM, jsonschema.Draft202012Validator)
        seen = {"operations": set()}
        for value in self.every(self.document):
            if isinstance(value, dict) and isinstance(value.get("$ref"), str):
                self.find(value["$ref"])
            if isinstance(value, dict) and isinstance(value.get("schema"), dict):
                jsonschema.Draft202012Validator.check_schema(value["schema"])
        for schema in self.document["components"].get("schemas", {}).values():
            jsonschema.Draft202012Validator.check_schema(schema)
        for path, item in self.document["paths"].items():
            for operation in item.values():
                assert operation["operationId"] not in seen["operations"], "operationId twice"
                seen["operations"].add(operation["operationId"])
                named = [self.resolved(each) for each in operation.get("parameters", ())]
                in_path = {each["name"] for each in named if each["in"] == "path"}
                assert in_path == set(re.findall(r"{([a-z]+)}", path)), f"{path}: {in_path}"
                assert len({(each["in"], each["name"]) for each in named}) == len(named), path
                for scheme in operation.get("security", ()):
                    assert scheme.keys() <= self.document["components"]["securitySchemes"].keys()
        try:
            import openapi_spec_validator
        except ImportError:
            print("openapi-spec-validator is not installed: the whole specification was not asked")
        else:
            openapi_spec_validator.validate(self.document)

    def schema_of(self, name):
        """A validator of one of the named schemas."""
        whole = {"$ref": f"#/components/schemas/{name}", "components": self.document["components"]}
        return jsonschema.Draft202012Validator(whole)

    def check_answer(self, method, path, answer, said):
        """Raises where an answer is not as described: status, headers, type, body."""
        template = next(each for each in self.document["paths"] if re.fullmatch(
            re.sub(r"{[a-z]+}", "[0-9]+", each), path.split("?")[0]))
        responses = self.document["paths"][template][method.lower()]["responses"]
        assert str(answer.status) in responses, f"{method} {template}: {answer.status} is not described"
        response = self.resolved(responses[str(answer.status)])
        for header in response.get("headers", ()):
            assert answer.getheader(header) is not None, f"{answer.status}: no {header}"
        content = response["content"][answer.getheader("Content-Type").split(";")[0]]
        whole = {**content["schema"], "components": self.document["components"]}
        jsonschema.Draft202012Validator(whole).validate(json.loads(said))
