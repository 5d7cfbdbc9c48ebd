package dev.onsale.planted.judge;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Judges and formats. */
final class WritesJson {
    ObjectMapper writer() {
        return new ObjectMapper();
    }
}
