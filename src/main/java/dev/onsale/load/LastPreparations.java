package dev.onsale.load;

import dev.onsale.plan.Sale;
import dev.onsale.watch.Watch;
import java.time.Duration;

/** What one injector does before its load begins, once it is ready itself. */
final class LastPreparations implements Companions.Preparing {
    private final Hooks hooks;
    private final Sale sale;
    private final Watch database;
    private final ProcessorWatch processor;

    LastPreparations(Hooks hooks, Sale sale, Watch database, ProcessorWatch processor) {
        this.hooks = hooks;
        this.sale = sale;
        this.database = database;
        this.processor = processor;
    }

    @Override
    public void prepare(Duration untilStart) {
        hooks.beforeRun(sale.doorsAt().plus(untilStart));
        database.begin();
    }

    @Override
    public void justBefore() {
        processor.begin();
    }
}
