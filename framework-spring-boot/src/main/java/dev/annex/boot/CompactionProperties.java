package dev.annex.boot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much history the store keeps, for watches that are resumed and for lists that are paged through.
 *
 * @param keep how old it becomes
 * @param mostRevisions how many writes it has at most
 * @param mostBytes how large the values in it are at most, in the back ends that one server has to itself
 */
@ConfigurationProperties("annex.storage.compaction")
public record CompactionProperties(
        @DefaultValue("5m") Duration keep,
        @DefaultValue("250000") long mostRevisions,
        @DefaultValue("1GB") DataSize mostBytes) {}
