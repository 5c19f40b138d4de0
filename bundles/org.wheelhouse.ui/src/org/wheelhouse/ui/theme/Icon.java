package org.wheelhouse.ui.theme;

import java.util.Locale;
import java.util.Objects;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Image;

/**
 * The workbench's icons, 16 × 16, one drawing each ({@code src/icons/<name>.svg}); the build makes their pixels, also those for
 * screens of twice the density. UI thread.
 */
public enum Icon {
	WHEELHOUSE, HOST, MACHINES, MIGRATION, PCI, BLOCK, CPU, EVENTS, PALETTE, OVERVIEW, ATTACH, DETACH, ADD, START, PAUSE, RESUME, RESET, POWER_DOWN, CUT, MIGRATE, CANCEL, FORGET, IMPORT, COPY, REFRESH, PIN, FILTER, PICTURE, TABLE, THUMBNAILS, BIN, CHECK, WARNING, ERROR, INFO, DISK, CD, FLOPPY, FILE, NETWORK, DISPLAY, USB, AUDIO, BRIDGE, CHIP, TIMER, KEYBOARD, MOUSE, SERIAL, BALLOON, RANDOM, MEMORY, LEAVING, CAMERA, FULL_SCREEN, PASTE, CONSOLE, EJECT, RESIZE, THROTTLE, LOCK, QOM, COMMANDS, QMP, UNDO, REDO, SOURCE, FOUND, FOLDER;

	/** The image; belongs to JFace, not to the caller. */
	public Image image() {
		var images = JFaceResources.getImageRegistry();
		if (images.getDescriptor(key()) == null) {
			images.put(key(), descriptor());
		}
		return Objects.requireNonNull(images.get(key()));
	}

	/** The pixels for each density of a screen. */
	public ImageDescriptor descriptor() {
		return ImageDescriptor.createFromURL(Icon.class.getResource("/icons/" + file()));
	}

	private String key() {
		return Icon.class.getName() + "." + name();
	}

	private String file() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
	}
}
