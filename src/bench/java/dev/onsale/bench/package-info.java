/** What the speed promises of the README rest on: {@code ./mvnw -Pbench verify [-Dit.test=OneBench]}. */
package dev.onsale.bench;
