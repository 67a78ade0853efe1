/** A type of post that is something published: neither a picture nor a part of the site's machinery. */
export function isPieceType(type: string): boolean {
  return (
    type !== '' && !MACHINERY.has(type) && !/^(?:acf-|elementor_|vc_|wpforms|jp_|bricks_|wp_)/u.test(type)
  );
}

const MACHINERY: ReadonlySet<string> = new Set(
  `attachment revision nav_menu_item custom_css customize_changeset oembed_cache user_request guest-author
  wpcf7_contact_form mc4wp-form tablepress_table ml-slider ml-slide jetpack_migration feedback popup popup_theme safecss
  shop_order shop_order_refund shop_coupon scheduled-action amp_validated_url custom-css-js et_pb_layout fusion_template
  fusion_element fl-builder-template nf_sub polylang_mo content_block forum topic reply ppma_boxes ppma_author seedprod
  elementor-hf sp_wp_carousel redirect_rule astra-advanced-hook flamingo_inbound flamingo_contact nf_form bp-email`.split(
    /\s+/u,
  ),
);

/** The word for a post of a type: `null` for plain posts, of which the type says nothing. */
export function kindOfType(type: string): string | null {
  return type === 'post' || type === '' ? null : type.toLowerCase();
}
