package dev.onsale.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.core.actor.ActorRef;
import io.gatling.core.actor.ActorSystem;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import scala.concurrent.Promise;
import scala.concurrent.duration.FiniteDuration;

/** What is counted on of Gatling's actors, and what is done for them. */
class GatheredActorsTest {

    /** As Gatling hands an actor with letters in its box to its threads; notes on which it is run. */
    private static class Actor implements Runnable, ActorRef<Integer> {
        private final String name;
        private final CountDownLatch turns;
        private final Set<String> threads = Collections.synchronizedSet(new LinkedHashSet<>());

        Actor(String name, int turns) {
            this.name = name;
            this.turns = new CountDownLatch(turns);
        }

        @Override
        public void run() {
            threads.add(Thread.currentThread().getName());
            turns.countDown();
        }

        @Override
        public void $bang(Integer letter) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public <R> Promise<R> replyPromise(FiniteDuration within) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void gatlingKeepsTheThreadsOfItsActorsWhereTheyAreLookedFor() throws Exception {
        Field executor = ActorSystem.class.getDeclaredField("executor");
        Class<?> actor = Class.forName("io.gatling.core.actor.AtomicRunnableActorRef");

        assertThat(executor.getType().getName()).isEqualTo("scala.concurrent.ExecutionContextExecutorService");
        assertThat(actor).isAssignableTo(Runnable.class).isAssignableTo(ActorRef.class);
    }

    @Test
    void theActorThatIsToldOfEachVisitorsEndIsTheGatheredOne() {
        assertThat(io.gatling.core.controller.inject.Injector.actor(null, null, null)
                        .name())
                .isEqualTo(GatheredActors.GATHERED);
    }

    @Test
    void theStartingActorIsRunOnTheGatheringThreadAndOthersOnGatlings() throws InterruptedException {
        Actor starting = new Actor(GatheredActors.GATHERED, 500);
        Actor other = new Actor("feeder", 1);
        try (ActorSystem system = GatheredActors.system()) {
            for (int turn = 0; turn < 500; turn++) {
                system.executionContext().execute(starting);
            }
            system.executionContext().execute(other);

            assertThat(starting.turns.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(other.turns.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(starting.threads).containsExactly("onsale-gathered-actors");
        assertThat(other.threads).doesNotContain("onsale-gathered-actors");
    }

    @Test
    void anActorThatThrowsDoesNotHoldUpTheRest() throws InterruptedException {
        Actor starting = new Actor(GatheredActors.GATHERED, 1);
        try (ActorSystem system = GatheredActors.system()) {
            system.executionContext().execute(new Actor(GatheredActors.GATHERED, 1) {
                @Override
                public void run() {
                    throw new IllegalStateException("thrown by an actor for a test");
                }
            });
            system.executionContext().execute(starting);

            assertThat(starting.turns.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void endsWithItsSystemAndRunsWhatWasLeft() throws InterruptedException {
        Actor starting = new Actor(GatheredActors.GATHERED, 1);
        ActorSystem system = GatheredActors.system();
        system.executionContext().execute(starting);
        system.close();

        assertThat(system.executionContext().awaitTermination(10, TimeUnit.SECONDS))
                .isTrue();
        assertThat(starting.turns.getCount()).isZero();
    }
}
