package dev.onsale.cli;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates a value when it is first needed, and only once. For one thread. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> making;
    private @Nullable T made;

    Once(Supplier<T> making) {
        this.making = making;
    }

    @Override
    public T get() {
        T known = made;
        if (known == null) {
            known = making.get();
            made = known;
        }
        return known;
    }
}
