package org.wheelhouse.qmp.command;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.wheelhouse.qmp.json.In;
import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.Otherwise;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks how the migration goes, or how the last one went. */
public record QueryMigrate() implements QmpCommand<QueryMigrate.Migration> {

	/**
	 * The answer; all empty when there never was a migration.
	 *
	 * @param status              QEMU's name of the state (QAPI {@code MigrationStatus})
	 * @param ram                 how much memory has gone
	 * @param disk                how much of the disks has gone, where they go too; QEMU has that until 9.0
	 * @param totalTime           so far
	 * @param expectedDowntime    if it stopped the guest now
	 * @param downtime            of a completed migration
	 * @param setupTime           before the first page
	 * @param throttlePercentage  how much the guest is slowed down
	 * @param error               QEMU's own words about why it failed
	 * @param blockedReasons      why this machine cannot be migrated
	 * @param socketAddresses     where an incoming migration listens, as they come
	 * @param xbzrle              how well changes of pages are packed, where they are
	 */
	public record Migration(Optional<String> status, Optional<Ram> ram, Optional<Ram> disk,
			@In(ChronoUnit.MILLIS) Optional<Duration> totalTime,
			@In(ChronoUnit.MILLIS) Optional<Duration> expectedDowntime,
			@In(ChronoUnit.MILLIS) Optional<Duration> downtime, @In(ChronoUnit.MILLIS) Optional<Duration> setupTime,
			@Name("cpu-throttle-percentage") OptionalInt throttlePercentage,
			@Name("error-desc") Optional<String> error, List<String> blockedReasons,
			@Name("socket-address") List<SocketAddress> socketAddresses,
			@Name("xbzrle-cache") Optional<Xbzrle> xbzrle) {}

	/**
	 * The cache of pages that were sent, of which only what changed is sent again.
	 *
	 * @param missRate of the pages looked for in the last pass, of 1
	 */
	public record Xbzrle(@Name("cache-miss-rate") @Otherwise double missRate) {}

	/**
	 * The memory of the guest, or its disks, in bytes unless said otherwise. What QEMU does not tell is 0.
	 *
	 * @param duplicatePages         sent as one byte each
	 * @param dirtyPagesPerSecond    that the guest writes; 0 until measured
	 * @param megabitsPerSecond      of the network
	 * @param dirtySyncCount         how often what is dirty was asked of the kernel: the number of the pass
	 * @param postcopyRequests       pages that the destination asked for
	 */
	public record Ram(long transferred, long remaining, long total, @Name("duplicate") @Otherwise long duplicatePages,
			@Name("normal") @Otherwise long normalPages, @Otherwise long normalBytes,
			@Name("dirty-pages-rate") @Otherwise long dirtyPagesPerSecond,
			@Name("mbps") @Otherwise double megabitsPerSecond, @Otherwise long dirtySyncCount,
			@Otherwise long postcopyRequests, @Otherwise long pageSize, @Otherwise long multifdBytes,
			@Otherwise long pagesPerSecond, OptionalLong precopyBytes, OptionalLong downtimeBytes,
			OptionalLong postcopyBytes) {}

	/**
	 * Where an incoming migration listens.
	 *
	 * @param type {@code inet}, {@code unix}, {@code vsock} or {@code fd}
	 * @param host for {@code inet}
	 * @param port for {@code inet}
	 * @param path for {@code unix}
	 */
	public record SocketAddress(String type, Optional<String> host, Optional<String> port, Optional<String> path) {}

	@Override
	public String name() {
		return "query-migrate";
	}

	@Override
	public QueryMigrate.Migration read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.read(Migration.class, result);
	}
}
