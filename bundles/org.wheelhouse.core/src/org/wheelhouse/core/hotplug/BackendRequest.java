package org.wheelhouse.core.hotplug;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.wheelhouse.host.Secret;

/** What a device to be plugged in has on the host's side. */
public sealed interface BackendRequest {

	/**
	 * An image that exists.
	 *
	 * @param file     on the machine's computer
	 * @param format   {@code qcow2} or {@code raw}: never guessed, since a guest could write another format's header
	 * @param readOnly whether the guest may only read
	 */
	record ExistingImage(Path file, String format, boolean readOnly) implements BackendRequest {}

	/**
	 * An image that exists and is encrypted.
	 *
	 * @param file     on the machine's computer
	 * @param format   {@code luks}, or {@code qcow2} for one with LUKS inside
	 * @param readOnly whether the guest may only read
	 * @param key      opens it
	 */
	record EncryptedImage(Path file, String format, boolean readOnly, Secret key) implements BackendRequest {

		/** The id of its secret, by which the definition and a destination name it. */
		public static String secretId(String deviceId) {
			return Backends.name(deviceId) + "-key";
		}
	}

	/**
	 * An image to be created.
	 *
	 * @param file   on the machine's computer; must not exist
	 * @param format {@code qcow2} or {@code raw}
	 * @param bytes  what the guest sees
	 */
	record NewImage(Path file, String format, long bytes) implements BackendRequest {
		public NewImage {
			if (bytes <= 0 || bytes % 512 != 0) {
				throw new IllegalArgumentException(
						"The size of an image is a positive multiple of 512 bytes, not " + bytes + ".");
			}
		}
	}

	/**
	 * A network behind the computer's own, without any right: the guest reaches out.
	 *
	 * @param forwards how somebody reaches the guest, as QEMU writes it: {@code tcp:127.0.0.1:2222-:22}
	 */
	record UserNetwork(List<String> forwards) implements BackendRequest {
		public UserNetwork {
			forwards = List.copyOf(forwards);
		}

		/** Nobody reaches the guest. */
		public UserNetwork() {
			this(List.of());
		}
	}

	/**
	 * Another network.
	 *
	 * @param kind    QEMU's word, for example {@code tap}, {@code bridge} or {@code socket}
	 * @param options of that kind
	 */
	record HostNetwork(String kind, Map<String, Object> options) implements BackendRequest {
		public HostNetwork {
			options = Map.copyOf(options);
		}
	}

	/**
	 * A character device.
	 *
	 * @param kind what it leads to
	 * @param path the socket or file; empty for those that have none
	 * @param log  a file that gets all that the guest writes, behind what is in it; empty for none
	 */
	record CharacterDevice(Kind kind, String path, String log) implements BackendRequest {

		/** What a character device leads to. */
		public enum Kind {
			/** A pseudo terminal that QEMU makes. */
			PTY,
			/** A unix socket on which QEMU listens; the guest does not wait for a client. */
			LISTEN,
			/** A unix socket on which somebody listens. */
			CONNECT,
			/** A file; what is in one that is there stays, and the guest's text comes behind it. */
			FILE,
			/** Nothing. */
			NULL
		}
	}

	/**
	 * An object of QEMU.
	 *
	 * @param properties of the device that name it, for example {@code memdev}
	 * @param kind       its type, for example {@code memory-backend-ram}
	 * @param options    of that type
	 */
	record HostObject(List<String> properties, String kind, Map<String, Object> options) implements BackendRequest {
		public HostObject {
			properties = List.copyOf(properties);
			options = Map.copyOf(options);
		}
	}

	/** Nothing. */
	record None() implements BackendRequest {}
}
