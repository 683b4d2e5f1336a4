package dev.annex.openapi.protobuf;

/** What the messages of version 3 hold, as gnostic's protocol definition numbers the fields. */
final class V3Messages {

    static final String TABLE = """
            Document: openapi 1, info 2 Info, paths 4 Paths, components 5 Components,
              security 6 SecurityRequirement*, x-* 9 any
            Info: title 1, description 2, version 6, x-* 7 any
            Paths: /* 1 PathItem, x-* 2 any
            PathItem: $ref 1, summary 2, description 3, get 4 Operation, put 5 Operation, post 6 Operation,
              delete 7 Operation, options 8 Operation, head 9 Operation, patch 10 Operation, trace 11 Operation,
              parameters 13 ParameterOrReference*, x-* 14 any
            Operation: tags 1 text*, summary 2, description 3, externalDocs 4 ExternalDocs, operationId 5,
              parameters 6 ParameterOrReference*, requestBody 7 RequestBodyOrReference, responses 8 Responses,
              deprecated 10 flag, security 11 SecurityRequirement*, x-* 13 any
            ExternalDocs: description 1, url 2, x-* 3 any
            Reference: $ref 1, summary 2, description 3
            ParameterOrReference: [$ref] 2 Reference, [] 1 Parameter
            Parameter: name 1, in 2, description 3, required 4 flag, deprecated 5 flag, allowEmptyValue 6 flag,
              style 7, explode 8 flag, allowReserved 9 flag, schema 10 SchemaOrReference, content 13 MediaTypes,
              x-* 14 any
            RequestBodyOrReference: [$ref] 2 Reference, [] 1 RequestBody
            RequestBody: description 1, content 2 MediaTypes, required 3 flag, x-* 4 any
            Responses: default 1 ResponseOrReference, x-* 3 any, * 2 ResponseOrReference
            ResponseOrReference: [$ref] 2 Reference, [] 1 Response
            Response: description 1, content 3 MediaTypes, x-* 5 any
            MediaTypes: * 1 MediaType
            MediaType: schema 1 SchemaOrReference, x-* 5 any
            Components: schemas 1 SchemasOrReferences, x-* 10 any
            SchemasOrReferences: * 1 SchemaOrReference
            SchemaOrReference: [$ref] 2 Reference, [] 1 Schema
            Schema: nullable 1 flag, readOnly 3 flag, writeOnly 4 flag, externalDocs 6 ExternalDocs,
              example 7 any, deprecated 8 flag, title 9, multipleOf 10 real, maximum 11 real,
              exclusiveMaximum 12 flag, minimum 13 real, exclusiveMinimum 14 flag, maxLength 15 whole,
              minLength 16 whole, pattern 17, maxItems 18 whole, minItems 19 whole, uniqueItems 20 flag,
              maxProperties 21 whole, minProperties 22 whole, required 23 text*, enum 24 any*, type 25,
              allOf 26 SchemaOrReference*, oneOf 27 SchemaOrReference*, anyOf 28 SchemaOrReference*,
              not 29 Schema, items 30 Items, properties 31 SchemasOrReferences,
              additionalProperties 32 SchemaOrNot, default 33 Default, description 34, format 35, x-* 36 any
            SchemaOrNot: [boolean] 2 flag, [] 1 SchemaOrReference
            Items: [] 1 SchemaOrReference*
            Default: [number] 1 real, [boolean] 2 flag, [string] 3
            SecurityRequirement: * 1 Texts
            Texts: [] 1 text*
            """;

    private V3Messages() {}
}
