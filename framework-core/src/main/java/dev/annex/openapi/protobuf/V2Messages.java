package dev.annex.openapi.protobuf;

/** What the messages of version 2 hold, as gnostic's protocol definition numbers the fields. */
final class V2Messages {

    static final String TABLE = """
            Document: swagger 1, info 2 Info, paths 8 Paths, definitions 9 Schemas, parameters 10 Parameters,
              security 12 SecurityRequirement*, securityDefinitions 13 SecurityDefinitions, x-* 16 any
            Info: title 1, version 2, description 3, x-* 7 any
            Paths: x-* 1 any, /* 2 PathItem
            PathItem: $ref 1, get 2 Operation, put 3 Operation, post 4 Operation, delete 5 Operation,
              options 6 Operation, head 7 Operation, patch 8 Operation, parameters 9 ParametersItem*, x-* 10 any
            Operation: tags 1 text*, summary 2, description 3, externalDocs 4 ExternalDocs, operationId 5,
              produces 6 text*, consumes 7 text*, parameters 8 ParametersItem*, responses 9 Responses,
              schemes 10 text*, deprecated 11 flag, security 12 SecurityRequirement*, x-* 13 any
            ExternalDocs: description 1, url 2, x-* 3 any
            ParametersItem: [$ref] 2 JsonReference, [] 1 Parameter
            JsonReference: $ref 1, description 2
            Parameters: * 1 Parameter
            Parameter: [in=body] 1 BodyParameter, [] 2 NonBodyParameter
            BodyParameter: description 1, name 2, in 3, required 4 flag, schema 5 Schema, x-* 6 any
            NonBodyParameter: [in=query] 3 QueryParameter, [in=path] 4 PathParameter
            QueryParameter: required 1 flag, in 2, description 3, name 4, type 6, format 7, uniqueItems 20 flag,
              x-* 23 any
            PathParameter: required 1 flag, in 2, description 3, name 4, type 5, format 6, uniqueItems 19 flag,
              x-* 22 any
            Responses: x-* 2 any, * 1 ResponseValue
            ResponseValue: [$ref] 2 JsonReference, [] 1 Response
            Response: description 1, schema 2 SchemaItem, x-* 5 any
            SchemaItem: [] 1 Schema
            Schemas: * 1 Schema
            Schema: $ref 1, format 2, title 3, description 4, default 5 any, multipleOf 6 real, maximum 7 real,
              exclusiveMaximum 8 flag, minimum 9 real, exclusiveMinimum 10 flag, maxLength 11 whole,
              minLength 12 whole, pattern 13, maxItems 14 whole, minItems 15 whole, uniqueItems 16 flag,
              maxProperties 17 whole, minProperties 18 whole, required 19 text*, enum 20 any*,
              additionalProperties 21 SchemaOrNot, type 22 Texts, items 23 Items, allOf 24 Schema*,
              properties 25 Schemas, readOnly 27 flag, externalDocs 29 ExternalDocs, example 30 any, x-* 31 any
            SchemaOrNot: [boolean] 2 flag, [] 1 Schema
            Items: [] 1 Schema*
            Texts: [] 1 text*
            SecurityDefinitions: * 1 SecurityDefinition
            SecurityDefinition: [type=apiKey] 2 ApiKey
            ApiKey: type 1, name 2, in 3, description 4, x-* 5 any
            SecurityRequirement: * 1 Texts
            """;

    private V2Messages() {}
}
