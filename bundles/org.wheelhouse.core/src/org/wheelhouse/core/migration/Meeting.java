package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.migration.MigrationChannel.Encryption;
import org.wheelhouse.core.migration.MigrationChannel.Way;
import org.wheelhouse.core.migration.storage.StorageChannel;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.remote.Passage;
import org.wheelhouse.host.remote.RemoteHost;

/**
 * Where both ends of a migration meet, with all that is made for it and is gone afterwards. Nothing is made before
 * {@link #create()}.
 *
 * @param channel     how they meet
 * @param source      the computer of the one end
 * @param destination of the other
 * @param here        the folder of the source's end
 * @param there       the folder of the destination's; the same where both are on one computer
 * @param listening   where a waiting QEMU listens already, as the source takes it; empty where it is told to
 * @param passages    that are open
 */
record Meeting(MigrationChannel channel, Host source, Host destination, MeetingFolder here, MeetingFolder there,
		Optional<String> listening, List<Passage> passages) {

	/** The user in {@code keys.psk}. */
	static final String USER = "wheelhouse";
	private static final int KEY_BYTES = 32;
	private static final String UNIX = "unix:";

	/** @param name of the folders, with more behind it where there are two: two computers may share the folder above */
	static Meeting of(MigrationChannel channel, Host source, Host destination, String name,
			Optional<String> listening) {
		boolean one = source.id().equals(destination.id());
		return new Meeting(channel, source, destination, MeetingFolder.named(name + (one ? "" : "-s"), source.files()),
				MeetingFolder.named(name + (one ? "" : "-d"), destination.files()), listening,
				new CopyOnWriteArrayList<>());
	}

	/** Where the destination is told to listen; empty when it does already. */
	Optional<String> incoming() {
		return listening.isPresent() ? Optional.empty() : switch (channel.way()) {
			case Way.Listening _ -> Optional.empty();
			case Way.Tcp tcp -> Optional.of(tcp.uri());
			case Way.Unix _,Way.ThroughSsh _ -> Optional.of(there.uri());
		};
	}

	/** Where the source is told to send the guest. */
	String outgoing() {
		return switch (channel.way()) {
			case Way.ThroughSsh _ -> here.uri();
			case Way.Unix _ -> listening.orElseGet(here::uri);
			case Way.Tcp tcp -> listening.orElseGet(tcp::uri);
			case Way.Listening _ -> listening.orElse("");
		};
	}

	/** By which way disks go along. */
	StorageChannel disks() {
		var keys = channel.encryption().map(_ -> MigrationSteps.CREDENTIALS);
		var name = channel.encryption().filter(Encryption.Certificates.class::isInstance)
				.map(Encryption.Certificates.class::cast).map(Encryption.Certificates::hostName);
		var port = channel.way() instanceof Way.Tcp tcp
				? Optional.of(new StorageChannel.Place.Tcp(tcp.address(), tcp.port() + 1))
				: Optional.<StorageChannel.Place.Tcp>empty();
		return new StorageChannel(
				port.<StorageChannel.Place>map(place -> place)
						.orElseGet(() -> new StorageChannel.Place.Unix(there.disks().toString())),
				port.<StorageChannel.Place>map(place -> place)
						.orElseGet(() -> new StorageChannel.Place.Unix(here.disks().toString())),
				keys, name);
	}

	/** Leads the source to where the destination offers its new images, which it does now. Fails with {@link OperationFailed}. */
	CompletableFuture<?> connectDisks() {
		return connect(here.disks(), there.disks());
	}

	/** Why they cannot meet so, a sentence for a person without its full stop; empty when they can, as far as that is known. */
	Optional<String> refusal() {
		return switch (channel.way()) {
			case Way.Unix _ when !oneComputer() -> Optional.of(
					"A unix socket does not lead from " + source.label() + " to " + destination.label());
			case Way.ThroughSsh _ when !(source instanceof RemoteHost) && !(destination instanceof RemoteHost) ->
				Optional.of("No ssh connection leads from " + source.label() + " to " + destination.label());
			case Way.ThroughSsh _ when listening.filter(uri -> !uri.startsWith(UNIX)).isPresent() -> Optional.of(
					"It listens on " + listening.get() + " already; through ssh only a unix socket is reached");
			case Way.ThroughSsh _ when oneComputer() ->
				Optional.of("Both ends are on " + source.label() + ": nothing has to go through ssh");
			default -> Optional.empty();
		};
	}

	/** Where the destination listens, when it is a unix socket. */
	private Path thereSocket() {
		return listening.map(uri -> Path.of(uri.substring(UNIX.length()))).orElseGet(there::socket);
	}

	private boolean oneComputer() {
		return source.id().equals(destination.id());
	}

	private List<MeetingFolder> folders() {
		boolean needed = !(channel.way() instanceof Way.Tcp || channel.way() instanceof Way.Listening)
				|| channel.encryption().filter(Encryption.FreshKey.class::isInstance).isPresent();
		return !needed ? List.of() : oneComputer() ? List.of(here) : List.of(here, there);
	}

	/** Makes folders and keys. Fails with {@link OperationFailed}; {@link #close} is needed all the same. */
	CompletableFuture<?> create() {
		var made = new ArrayList<CompletableFuture<?>>();
		var key = channel.encryption().filter(Encryption.FreshKey.class::isInstance).map(_ -> freshKey());
		folders().forEach(folder -> made.add(folder.create().thenCompose(path -> key
				.<CompletableFuture<?>>map(folder::putKeys).orElseGet(() -> CompletableFuture.completedFuture(path)))));
		return CompletableFuture.allOf(made.toArray(CompletableFuture[]::new));
	}

	private static String freshKey() {
		var key = new byte[KEY_BYTES];
		new SecureRandom().nextBytes(key);
		return USER + ":" + HexFormat.of().formatHex(key) + "\n";
	}

	/** Leads the source's socket to the destination's, which listens now. Fails with {@link OperationFailed}. */
	CompletableFuture<?> connect() {
		return connect(here.socket(), thereSocket());
	}

	private CompletableFuture<?> connect(Path from, Path to) {
		if (!(channel.way() instanceof Way.ThroughSsh)) {
			return CompletableFuture.completedFuture(true);
		}
		return lead(from, to).exceptionallyCompose(problem -> CompletableFuture.failedFuture(OperationFailed
				.of("No way through ssh could be made from " + source.label() + " to " + destination.label(), problem,
						List.of())));
	}

	private CompletableFuture<Passage> lead(Path fromSocket, Path toSocket) {
		if (!(destination instanceof RemoteHost to)) {
			return source instanceof RemoteHost from
					? kept(from.passageFrom(fromSocket, toSocket))
					: CompletableFuture.failedFuture(new IllegalStateException("neither end is far"));
		}
		return source instanceof RemoteHost from
				? kept(to.passageTo(toSocket, Optional.empty()))
						.thenCompose(half -> kept(from.passageFrom(fromSocket, half.here())))
				: kept(to.passageTo(toSocket, Optional.of(fromSocket)));
	}

	private CompletableFuture<Passage> kept(CompletableFuture<Passage> opened) {
		return opened.thenApply(passage -> {
			passages.add(passage);
			return passage;
		});
	}

	/** Removes all that was made; never fails. */
	CompletableFuture<?> close() {
		passages.forEach(Passage::close);
		return CompletableFuture
				.allOf(folders().stream().map(folder -> folder.delete()).toArray(CompletableFuture[]::new));
	}
}
