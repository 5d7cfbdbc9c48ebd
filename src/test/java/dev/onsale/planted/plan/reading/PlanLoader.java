package dev.onsale.planted.plan.reading;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Allowed: reading is about the format. */
public final class PlanLoader {
    ObjectMapper allowedReader() {
        return new ObjectMapper();
    }
}
