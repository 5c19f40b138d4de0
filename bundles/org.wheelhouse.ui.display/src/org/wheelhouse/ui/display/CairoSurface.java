package org.wheelhouse.ui.display;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.rfb.Damage;

/**
 * The memory of an SWT image on GTK, to write pixels without making a new image for each change: an image is made pixel by
 * pixel, which costs more than all the rest of showing a screen. It is painted past SWT too, which copies all of a scaled
 * image at each painting, and scales by the slowest way or the coarsest. UI thread.
 */
final class CairoSurface {

	/** What {@code cairo_surface_get_type} says of a surface in our own memory. */
	private static final int IN_MEMORY = 0;
	private static final int BYTES = 4;
	/** {@code cairo_filter_t}. */
	private static final int FILTER_GOOD = 1;
	private static final int FILTER_NEAREST = 3;
	private static final int FILTER_BILINEAR = 4;

	private final @Nullable Calls calls;
	private final MemorySegment handle;
	private final MemorySegment pixels;
	private final int strideBytes;
	private final int width;
	private final int height;

	private CairoSurface(@Nullable Calls calls, MemorySegment handle, MemorySegment pixels, int strideBytes, int width,
			int height) {
		this.width = width;
		this.height = height;
		this.calls = calls;
		this.handle = handle;
		this.pixels = pixels;
		this.strideBytes = strideBytes;
	}

	/** The memory of an image; not {@linkplain #isWritable() writable} where it cannot be reached. */
	static CairoSurface of(Image image, int width, int height) {
		return Calls.find().flatMap(calls -> of(calls, image, width, height))
				.orElseGet(() -> new CairoSurface(null, MemorySegment.NULL, MemorySegment.NULL, 0, 0, 0));
	}

	private static Optional<CairoSurface> of(Calls calls, Image image, int width, int height) {
		try {
			var handle = MemorySegment.ofAddress(Image.class.getField("surface").getLong(image));
			if (handle.address() == 0 || calls.number(calls.type, handle) != IN_MEMORY
					|| calls.number(calls.width, handle) != width || calls.number(calls.height, handle) != height) {
				return Optional.empty();
			}
			var stride = calls.number(calls.stride, handle);
			var data = calls.data(handle).reinterpret((long) stride * height);
			return stride < width * BYTES
					? Optional.empty()
					: Optional.of(new CairoSurface(calls, handle, data, stride, width, height));
		} catch (ReflectiveOperationException _) {
			// not SWT for GTK
			return Optional.empty();
		}
	}

	/** Whether {@link #write} can be used. */
	boolean isWritable() {
		return calls != null;
	}

	/** Paints it onto a place; what is outside of the clip costs nothing. */
	void paint(GC gc, Rectangle place, Smoothing smoothing) {
		var known = calls;
		if (known != null) {
			known.paint(contextOf(gc), handle, place, (double) place.width / width, (double) place.height / height,
					switch (smoothing) {
						case NONE -> FILTER_NEAREST;
						case QUICK -> FILTER_BILINEAR;
						case FINE -> FILTER_GOOD;
					});
		}
	}

	private static MemorySegment contextOf(GC gc) {
		try {
			return MemorySegment.ofAddress(GC.class.getField("handle").getLong(gc));
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e); // the image's field was there
		}
	}

	/** Takes a part over from pixels {@code 0xRRGGBB} of the same size. */
	void write(int[] from, Damage damage) {
		var known = calls;
		if (known == null) {
			return;
		}
		known.tell(known.flush, handle);
		for (var y = damage.y(); y < damage.y() + damage.height(); y++) {
			MemorySegment.copy(from, y * width + damage.x(), pixels, ValueLayout.JAVA_INT,
					(long) y * strideBytes + (long) damage.x() * BYTES, damage.width());
		}
		known.markDirty(handle, damage);
	}

	/** The few functions of cairo that are needed. */
	private static final class Calls {

		private static final Optional<Calls> KNOWN = look();

		final MethodHandle type;
		final MethodHandle width;
		final MethodHandle height;
		final MethodHandle stride;
		final MethodHandle flush;
		private final MethodHandle data;
		private final MethodHandle dirty;
		private final MethodHandle save;
		private final MethodHandle restore;
		private final MethodHandle translate;
		private final MethodHandle scale;
		private final MethodHandle setSource;
		private final MethodHandle source;
		private final MethodHandle setFilter;
		private final MethodHandle rectangle;
		private final MethodHandle fill;

		private Calls(SymbolLookup cairo) {
			var pointer = ValueLayout.ADDRESS;
			var number = ValueLayout.JAVA_INT;
			var asks = FunctionDescriptor.of(number, pointer);
			type = find(cairo, "cairo_surface_get_type", asks);
			width = find(cairo, "cairo_image_surface_get_width", asks);
			height = find(cairo, "cairo_image_surface_get_height", asks);
			stride = find(cairo, "cairo_image_surface_get_stride", asks);
			flush = find(cairo, "cairo_surface_flush", FunctionDescriptor.ofVoid(pointer));
			data = find(cairo, "cairo_image_surface_get_data", FunctionDescriptor.of(pointer, pointer));
			dirty = find(cairo, "cairo_surface_mark_dirty_rectangle",
					FunctionDescriptor.ofVoid(pointer, number, number, number, number));
			var real = ValueLayout.JAVA_DOUBLE;
			save = find(cairo, "cairo_save", FunctionDescriptor.ofVoid(pointer));
			restore = find(cairo, "cairo_restore", FunctionDescriptor.ofVoid(pointer));
			translate = find(cairo, "cairo_translate", FunctionDescriptor.ofVoid(pointer, real, real));
			scale = find(cairo, "cairo_scale", FunctionDescriptor.ofVoid(pointer, real, real));
			setSource = find(cairo, "cairo_set_source_surface",
					FunctionDescriptor.ofVoid(pointer, pointer, real, real));
			source = find(cairo, "cairo_get_source", FunctionDescriptor.of(pointer, pointer));
			setFilter = find(cairo, "cairo_pattern_set_filter", FunctionDescriptor.ofVoid(pointer, number));
			rectangle = find(cairo, "cairo_rectangle", FunctionDescriptor.ofVoid(pointer, real, real, real, real));
			fill = find(cairo, "cairo_fill", FunctionDescriptor.ofVoid(pointer));
		}

		static Optional<Calls> find() {
			return KNOWN;
		}

		private static Optional<Calls> look() {
			try {
				return Optional.of(new Calls(SymbolLookup.libraryLookup("libcairo.so.2", Arena.global())));
			} catch (RuntimeException _) {
				return Optional.empty();
			}
		}

		private static MethodHandle find(SymbolLookup library, String name, FunctionDescriptor signature) {
			return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), signature);
		}

		int number(MethodHandle call, MemorySegment surface) {
			try {
				return (int) call.invokeExact(surface);
			} catch (Throwable e) {
				throw new IllegalStateException(e);
			}
		}

		void tell(MethodHandle call, MemorySegment surface) {
			try {
				call.invokeExact(surface);
			} catch (Throwable e) {
				throw new IllegalStateException(e);
			}
		}

		MemorySegment data(MemorySegment surface) {
			try {
				return (MemorySegment) data.invokeExact(surface);
			} catch (Throwable e) {
				throw new IllegalStateException(e);
			}
		}

		void paint(MemorySegment context, MemorySegment surface, Rectangle place, double across, double down,
				int filter) {
			try {
				save.invokeExact(context);
				rectangle.invokeExact(context, (double) place.x, (double) place.y, (double) place.width,
						(double) place.height);
				translate.invokeExact(context, (double) place.x, (double) place.y);
				scale.invokeExact(context, across, down);
				setSource.invokeExact(context, surface, 0.0, 0.0);
				setFilter.invokeExact((MemorySegment) source.invokeExact(context), filter);
				fill.invokeExact(context);
				restore.invokeExact(context);
			} catch (Throwable e) {
				throw new IllegalStateException(e);
			}
		}

		void markDirty(MemorySegment surface, Damage damage) {
			try {
				dirty.invokeExact(surface, damage.x(), damage.y(), damage.width(), damage.height());
			} catch (Throwable e) {
				throw new IllegalStateException(e);
			}
		}
	}
}
