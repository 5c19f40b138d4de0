package org.wheelhouse.core.migration.preflight;

import com.fasterxml.jackson.databind.JsonNode;

/** A version of QEMU. */
record QemuVersion(int major, int minor, int micro) implements Comparable<QemuVersion> {

	/** @param told the member {@code qemu} of {@code query-version} */
	static QemuVersion of(JsonNode told) {
		return new QemuVersion(told.path("major").asInt(), told.path("minor").asInt(), told.path("micro").asInt());
	}

	@Override
	public int compareTo(QemuVersion other) {
		return major != other.major
				? Integer.compare(major, other.major)
				: minor != other.minor
						? Integer.compare(minor, other.minor)
						: Integer.compare(micro, other.micro);
	}

	/** Without the part that changes nothing of what is sent. */
	boolean isOlderThan(QemuVersion other) {
		return major < other.major || major == other.major && minor < other.minor;
	}

	@Override
	public String toString() {
		return major + "." + minor + "." + micro;
	}
}
