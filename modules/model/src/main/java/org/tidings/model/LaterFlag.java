package org.tidings.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Reads a flag: false where a record was written before it had that flag, a mistake where it is null. */
final class LaterFlag extends StdDeserializer<Boolean> {
    private static final long serialVersionUID = 1L;

    LaterFlag() {
        super(boolean.class);
    }

    @Override
    public Boolean deserialize(JsonParser from, DeserializationContext context) throws IOException {
        return _parseBooleanPrimitive(from, context);
    }

    @Override
    public Boolean getAbsentValue(DeserializationContext context) {
        return Boolean.FALSE;
    }

    @Override
    public Boolean getNullValue(DeserializationContext context) throws JsonMappingException {
        _verifyNullForPrimitive(context);
        return Boolean.FALSE;
    }
}
