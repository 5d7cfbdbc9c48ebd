package dev.onsale.planted.plan;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Allowed: the loader is about the format. */
public final class PlanLoader {
    ObjectMapper allowedReader() {
        return new ObjectMapper();
    }
}
