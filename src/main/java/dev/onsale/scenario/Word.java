package dev.onsale.scenario;

import io.gatling.javaapi.core.exec.Executable;
import java.util.List;

/** One word of the on-sale language: a part of a journey that any Gatling chain may stand beside. */
public interface Word extends Executable {

    /** Names of the requests it sends, in order. */
    List<String> steps();
}
