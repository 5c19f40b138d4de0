package org.wheelhouse.core.qom;

/**
 * Where an object is, and of which type. Immutable.
 *
 * @param path from the root on, without links, for example {@code /machine/peripheral/nic0}
 * @param type for example {@code virtio-net-pci}
 */
public record QomNode(String path, String type) {

	/** What all others are below. */
	public static final QomNode ROOT = new QomNode("/", "container");

	/** Its name within the object above; that of the root is empty. */
	public String name() {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/** One of its children. */
	public QomNode child(String name, String childType) {
		return new QomNode(path(path, name), childType);
	}

	/** Whether it is somewhere below a path. */
	public boolean isBelow(String other) {
		return !path.equals(other) && path.startsWith(other.endsWith("/") ? other : other + "/");
	}

	static String path(String parent, String name) {
		return parent.endsWith("/") ? parent + name : parent + "/" + name;
	}
}
