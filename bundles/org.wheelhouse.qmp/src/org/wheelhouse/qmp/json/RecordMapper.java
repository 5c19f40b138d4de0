package org.wheelhouse.qmp.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The members of an object of JSON, as the components of a record tell them. Immutable; any thread.
 *
 * @param <R> the record
 */
public final class RecordMapper<R extends Record> implements Codec {

	private static final ClassValue<RecordMapper<?>> SHAPES = new ClassValue<>() {
		@Override
		protected RecordMapper<?> computeValue(@Nullable Class<?> type) {
			return new RecordMapper<>(Objects.requireNonNull(type).asSubclass(Record.class));
		}
	};

	private final Constructor<R> constructor;
	private final RecordComponent[] components;
	/** Made when first needed: a record may be within itself. */
	private volatile List<Member> parts = List.of();

	private RecordMapper(Class<R> type) {
		components = type.getRecordComponents();
		try {
			constructor = type.getDeclaredConstructor(
					Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
		} catch (NoSuchMethodException e) {
			throw new IllegalArgumentException("each record has this constructor: " + type, e);
		}
		constructor.setAccessible(true);
		Stream.of(components).forEach(component -> component.getAccessor().setAccessible(true));
	}

	/** The shape of a record. */
	@SuppressWarnings("unchecked")
	public static <R extends Record> RecordMapper<R> of(Class<R> type) {
		return (RecordMapper<R>) SHAPES.get(type);
	}

	/**
	 * Reads an answer that is an object.
	 *
	 * @throws UnexpectedResultException names the member that is missing or of another kind
	 */
	public static <R extends Record> R read(Class<R> type, JsonNode answer) throws UnexpectedResultException {
		return of(type).read(answer, "return");
	}

	/**
	 * Reads an answer that is an array of objects.
	 *
	 * @throws UnexpectedResultException names the member that is missing or of another kind
	 */
	@SuppressWarnings("unchecked")
	public static <R extends Record> List<R> list(Class<R> type, JsonNode answer) throws UnexpectedResultException {
		return (List<R>) (List<?>) new Listing(of(type)).read(answer, "return");
	}

	/** Writes what was read: a record, a list of records, a text or JSON itself. */
	public static JsonNode json(Object value) {
		return switch (value) {
			case JsonNode json -> json;
			case String text -> JsonNodeFactory.instance.textNode(text);
			case List<?> list -> {
				var array = JsonNodeFactory.instance.arrayNode();
				list.forEach(each -> array.add(json(each)));
				yield array;
			}
			case Record any -> of(any.getClass()).write(any);
			default -> throw new IllegalArgumentException("not known here: " + value.getClass());
		};
	}

	/** Its members. */
	public List<Member> parts() {
		if (parts.isEmpty()) {
			parts = Stream.of(components).map(Member::of).toList();
		}
		return parts;
	}

	/**
	 * Reads an object.
	 *
	 * @param place names it, for an error
	 */
	@Override
	public R read(JsonNode json, String place) throws UnexpectedResultException {
		if (!json.isObject()) {
			throw Scalar.unexpected(place, "an object", json);
		}
		var known = parts();
		var values = new Object[known.size()];
		for (var index = 0; index < values.length; index++) {
			values[index] = known.get(index).read(json, place);
		}
		try {
			return constructor.newInstance(values);
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException("a record takes its components: " + constructor, e);
		}
	}

	@Override
	public ObjectNode write(Object value) {
		var object = JsonNodeFactory.instance.objectNode();
		for (var part : parts()) {
			try {
				part.write(part.component().getAccessor().invoke(value), object);
			} catch (ReflectiveOperationException e) {
				throw new IllegalStateException("a record tells its components: " + part.component(), e);
			}
		}
		return object;
	}
}
