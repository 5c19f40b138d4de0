package org.wheelhouse.qmp.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks how the migration goes, or how the last one went. */
public record QueryMigrate() implements QmpCommand<QueryMigrate.Migration> {

	/**
	 * The answer; all empty when there never was a migration.
	 *
	 * @param status              QEMU's name of the state (QAPI {@code MigrationStatus})
	 * @param ram                 how much memory has gone
	 * @param totalTime           so far
	 * @param expectedDowntime    if it stopped the guest now
	 * @param downtime            of a completed migration
	 * @param setupTime           before the first page
	 * @param throttlePercentage  how much the guest is slowed down
	 * @param error               QEMU's own words about why it failed
	 * @param blockedReasons      why this machine cannot be migrated
	 * @param socketAddresses     where an incoming migration listens, as they come
	 */
	public record Migration(Optional<String> status, Optional<Ram> ram, Optional<Duration> totalTime,
			Optional<Duration> expectedDowntime, Optional<Duration> downtime, Optional<Duration> setupTime,
			OptionalInt throttlePercentage, Optional<String> error, List<String> blockedReasons,
			List<SocketAddress> socketAddresses) {

		private static Migration read(Members info) throws UnexpectedResultException {
			return new Migration(info.optionalText("status"), info.optionalObject("ram", Ram::read),
					millis(info, "total-time"), millis(info, "expected-downtime"), millis(info, "downtime"),
					millis(info, "setup-time"), info.optionalSmallNumber("cpu-throttle-percentage"),
					info.optionalText("error-desc"), info.texts("blocked-reasons"),
					info.list("socket-address", SocketAddress::read));
		}

		private static Optional<Duration> millis(Members info, String name) throws UnexpectedResultException {
			return info.has(name) ? Optional.of(Duration.ofMillis(info.number(name))) : Optional.empty();
		}
	}

	/**
	 * The memory of the guest, in bytes unless said otherwise.
	 *
	 * @param duplicatePages         sent as one byte each
	 * @param dirtyPagesPerSecond    that the guest writes; 0 until measured
	 * @param megabitsPerSecond      of the network
	 * @param dirtySyncCount         how often what is dirty was asked of the kernel: the number of the pass
	 * @param postcopyRequests       pages that the destination asked for
	 */
	public record Ram(long transferred, long remaining, long total, long duplicatePages, long normalPages,
			long normalBytes,
			long dirtyPagesPerSecond, double megabitsPerSecond, long dirtySyncCount, long postcopyRequests,
			long pageSize,
			long multifdBytes, long pagesPerSecond, OptionalLong precopyBytes, OptionalLong downtimeBytes,
			OptionalLong postcopyBytes) {

		private static Ram read(Members ram) throws UnexpectedResultException {
			return new Ram(ram.number("transferred"), ram.number("remaining"), ram.number("total"),
					ram.number("duplicate"),
					ram.number("normal"), ram.number("normal-bytes"), ram.number("dirty-pages-rate"), ram.real("mbps"),
					ram.number("dirty-sync-count"), ram.number("postcopy-requests"), ram.number("page-size"),
					ram.numberOr("multifd-bytes", 0), ram.numberOr("pages-per-second", 0),
					ram.optionalNumber("precopy-bytes"), ram.optionalNumber("downtime-bytes"),
					ram.optionalNumber("postcopy-bytes"));
		}
	}

	/**
	 * Where an incoming migration listens.
	 *
	 * @param type {@code inet}, {@code unix}, {@code vsock} or {@code fd}
	 * @param host for {@code inet}
	 * @param port for {@code inet}
	 * @param path for {@code unix}
	 */
	public record SocketAddress(String type, Optional<String> host, Optional<String> port, Optional<String> path) {

		private static SocketAddress read(Members address) throws UnexpectedResultException {
			return new SocketAddress(address.text("type"), address.optionalText("host"), address.optionalText("port"),
					address.optionalText("path"));
		}
	}

	@Override
	public String name() {
		return "query-migrate";
	}

	@Override
	public QueryMigrate.Migration read(JsonNode result) throws UnexpectedResultException {
		return Migration.read(Members.of(result));
	}
}
