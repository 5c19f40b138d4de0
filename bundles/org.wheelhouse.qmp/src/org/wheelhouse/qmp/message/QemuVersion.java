package org.wheelhouse.qmp.message;

/**
 * A version of QEMU as it tells it itself.
 *
 * @param packaged what its packager added, for example {@code Debian 1:7.2+dfsg-7}; may be empty
 */
public record QemuVersion(int major, int minor, int micro, String packaged) implements Comparable<QemuVersion> {

	/** By number; the packager's text does not count. */
	@Override
	public int compareTo(QemuVersion other) {
		var byMajor = Integer.compare(major, other.major);
		var byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
		return byMinor != 0 ? byMinor : Integer.compare(micro, other.micro);
	}

	/** The number alone, for example {@code 7.2.22}. */
	@Override
	public String toString() {
		return major + "." + minor + "." + micro;
	}
}
